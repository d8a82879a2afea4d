import { flow } from "../lib/example.ts";
import { builtinName, longSlug, queueSlug } from "../lib/example-parts.ts";
import type { FlowExamples } from "../rule.ts";

const named = (slug: string, step = '"fetchPage"') =>
  flow(`
    export const ReadPage = new Flow<{ url: string }>({ slug: ${slug} })
      .step({ slug: ${step} }, ({ url }) => fetch(url).then(answer => answer.text()));
  `);

/** Examples of the rules about slugs, by code. */
export const slugs: Readonly<Record<string, FlowExamples>> = {
  AW201: { bad: named('"readPage"', "404"), good: named('"readPage"') },
  AW202: { bad: named('""'), good: named('"readPage"') },
  AW203: {
    bad: named('"readPage"', `"${longSlug}"`),
    good: named('"readPage"'),
    fixed: named('"readPage"', `"${longSlug.slice(0, 128)}"`),
  },
  AW204: { bad: named('"readPage"', '"run"'), good: named('"readPage"'), fixed: named('"readPage"', '"runStep"') },
  AW205: {
    bad: named('"readPage"', '"1stPage"'),
    good: named('"readPage"', '"page1"'),
    fixed: named('"readPage"', '"step1stPage"'),
  },
  AW206: {
    bad: named('"readPage"', '"fetch-page"'),
    good: named('"readPage"', '"fetch_page"'),
    fixed: named('"readPage"', '"fetchPage"'),
  },
  AW207: {
    bad: named('"readPage"', '"fetch__page_"'),
    good: named('"readPage"', '"fetch_page"'),
    fixed: named('"readPage"', '"fetchPage"'),
  },
  AW208: {
    bad: flow(`
      export const ReadPage = new Flow<{ url: string }>({ slug: "readPage" })
        .step({ slug: "fetch" }, ({ url }) => fetch(url).then(answer => answer.text()))
        .step({ slug: "Fetch", dependsOn: ["fetch"] }, ({ fetch }) => fetch.trim());
    `),
    good: flow(`
      export const ReadPage = new Flow<{ url: string }>({ slug: "readPage" })
        .step({ slug: "fetch" }, ({ url }) => fetch(url).then(answer => answer.text()))
        .step({ slug: "trim", dependsOn: ["fetch"] }, ({ fetch }) => fetch.trim());
    `),
    fixed: flow(`
      export const ReadPage = new Flow<{ url: string }>({ slug: "readPage" })
        .step({ slug: "fetch" }, ({ url }) => fetch(url).then(answer => answer.text()))
        .step({ slug: "Fetch2", dependsOn: ["fetch"] }, ({ fetch }) => fetch.trim());
    `),
  },
  AW209: {
    bad: flow(`
      export const ReadPages = new Flow<{ a: string; b: string }>({ slug: "readPages" })
        .step({ slug: "fetch" }, ({ a }) => fetch(a).then(answer => answer.text()))
        .step({ slug: "fetch" }, ({ b }) => fetch(b).then(answer => answer.text()));
    `),
    good: flow(`
      export const ReadPages = new Flow<{ a: string; b: string }>({ slug: "readPages" })
        .step({ slug: "fetchA" }, ({ a }) => fetch(a).then(answer => answer.text()))
        .step({ slug: "fetchB" }, ({ b }) => fetch(b).then(answer => answer.text()));
    `),
    fixed: flow(`
      export const ReadPages = new Flow<{ a: string; b: string }>({ slug: "readPages" })
        .step({ slug: "fetch" }, ({ a }) => fetch(a).then(answer => answer.text()))
        .step({ slug: "fetch2" }, ({ b }) => fetch(b).then(answer => answer.text()));
    `),
  },
  AW222: {
    bad: named(`"${queueSlug}"`),
    good: named(`"${queueSlug.slice(0, 47)}"`),
    fixed: named(`"${queueSlug.slice(0, 47)}"`),
  },
  AW226: {
    bad: flow(
      `
      export const GreetUser = new Flow<{ name: string }>({ slug: "greetUser" })
        .step({ slug: "greet" }, ({ name }) => \`Hello, \${name}!\`);
    `,
      { flows: [{ slug: "GreetUser", file: "old/greet-user.ts", name: "GreetUser" }] },
    ),
    good: flow(
      `
      export const GreetUser = new Flow<{ name: string }>({ slug: "greetUser" })
        .step({ slug: "greet" }, ({ name }) => \`Hello, \${name}!\`);
    `,
      { flows: [{ slug: "greetGuest", file: "greet-guest.ts", name: "GreetGuest" }] },
    ),
  },
  AW227: {
    bad: flow(`
      export const GreetUser = new Flow<{ name: string }>({ slug: "greet" })
        .step({ slug: "say" }, ({ name }) => \`Hello, \${name}!\`);

      export const GreetGuest = new Flow<{ name: string }>({ slug: "greet" })
        .step({ slug: "say" }, ({ name }) => \`Welcome, \${name}!\`);
    `),
    good: flow(`
      export const GreetUser = new Flow<{ name: string }>({ slug: "greetUser" })
        .step({ slug: "say" }, ({ name }) => \`Hello, \${name}!\`);

      export const GreetGuest = new Flow<{ name: string }>({ slug: "greetGuest" })
        .step({ slug: "say" }, ({ name }) => \`Welcome, \${name}!\`);
    `),
  },
  AW234: {
    bad: named('"readPage"', `"${builtinName}"`),
    good: named('"readPage"'),
    fixed: named('"readPage"', `"${builtinName}Step"`),
  },
};
