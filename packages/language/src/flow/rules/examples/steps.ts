import { flow } from "../lib/example.ts";
import type { FlowExamples } from "../rule.ts";

/** A flow of which one piece of the last step differs. */
const page = (options: string, handler = "({ fetch }) => fetch.trim()") =>
  flow(`
    export const ReadPage = new Flow<{ url: string }>({ slug: "readPage" })
      .step({ slug: "fetch" }, ({ url }) => fetch(url).then(answer => answer.text()))
      .step({ slug: "trim", ${options} }, ${handler});
  `);

const good = page('dependsOn: ["fetch"]');

const alone = (options: string) =>
  flow(`
    export const ReadPage = new Flow<{ url: string }>({ slug: "readPage" })
      .step({ slug: "fetch"${options} }, ({ url }) => fetch(url).then(answer => answer.text()));
  `);

const links = (options: string, first = "({ urls }) => urls") =>
  flow(`
    export const ReadPages = new Flow<{ urls: string[] }>({ slug: "readPages" })
      .array({ slug: "links" }, ${first})
      .map({ slug: "fetch", ${options} }, url => fetch(url).then(answer => answer.text()));
  `);

/** Examples of the rules about dependencies and maps, by code. */
export const steps: Readonly<Record<string, FlowExamples>> = {
  AW210: { bad: page('dependsOn: ["fetsh"]'), good, fixed: good },
  AW211: {
    bad: flow(`
      export const ReadPage = new Flow<{ url: string }>({ slug: "readPage" })
        .step({ slug: "trim", dependsOn: ["fetch"] }, ({ fetch }) => fetch.trim())
        // The page as text.
        .step({ slug: "fetch" }, ({ url }) => fetch(url).then(answer => answer.text()));
    `),
    good,
    fixed: flow(`
      export const ReadPage = new Flow<{ url: string }>({ slug: "readPage" })
        // The page as text.
        .step({ slug: "fetch" }, ({ url }) => fetch(url).then(answer => answer.text()))
        .step({ slug: "trim", dependsOn: ["fetch"] }, ({ fetch }) => fetch.trim());
    `),
  },
  AW212: { bad: page('dependsOn: ["fetch", "trim"]'), good, fixed: good },
  AW216: { bad: alone(", dependsOn: []"), good: alone(""), fixed: alone("") },
  AW219: {
    bad: flow(`
      export const ReadPages = new Flow<{ urls: string[] }>({ slug: "readPages" })
        .step({ slug: "links" }, ({ urls }) => ({ urls }))
        .map({ slug: "fetch", array: "links" }, url => fetch(url).then(answer => answer.text()));
    `),
    good: links('array: "links"'),
  },
  AW220: {
    bad: page('dependsOn: ["fetch"]', "({ fetch }) => ({ text: fetch, at: new Date() })"),
    good: page('dependsOn: ["fetch"]', "({ fetch }) => ({ text: fetch, at: Date.now() })"),
  },
  AW223: { bad: links('array: ["links"]'), good: links('array: "links"'), fixed: links('array: "links"') },
  AW225: { bad: page('dependsOn: ["fetch", "fetch"]'), good, fixed: good },
  AW233: { bad: links('dependsOn: ["links"]'), good: links('array: "links"'), fixed: links('array: "links"') },
  AW236: { bad: page('dependsOn: "fetch"'), good, fixed: good },
  AW237: {
    bad: flow('export const ReadPage = new Flow<{ url: string }>({ slug: "readPage" });'),
    good: alone(""),
  },
  AW238: {
    bad: flow(`
      const ReadPage = new Flow<{ url: string }>({ slug: "readPage" })
        .step({ slug: "fetch" }, ({ url }) => fetch(url).then(answer => answer.text()));
      ReadPage.step({ slug: "trim", dependsOn: ["fetch"] }, ({ fetch }) => fetch.trim());
      export default ReadPage;
    `),
    good: flow(`
      const ReadPage = new Flow<{ url: string }>({ slug: "readPage" })
        .step({ slug: "fetch" }, ({ url }) => fetch(url).then(answer => answer.text()));
      export default ReadPage.step({ slug: "trim", dependsOn: ["fetch"] }, ({ fetch }) => fetch.trim());
    `),
  },
  AW239: {
    bad: flow(`
      let ReadPage = new Flow<{ url: string }>({ slug: "readPage" })
        .step({ slug: "fetch" }, ({ url }) => fetch(url).then(answer => answer.text()));
      if (Deno.env.get("TRIM")) ReadPage = ReadPage.step({ slug: "trim", dependsOn: ["fetch"] }, ({ fetch }) => fetch.trim());
      export default ReadPage;
    `),
    good: flow(`
      export const ReadPage = new Flow<{ url: string; trim: boolean }>({ slug: "readPage" })
        .step({ slug: "fetch" }, ({ url }) => fetch(url).then(answer => answer.text()))
        .step({ slug: "note", if: { trim: true } }, () => "trimmed");
    `),
  },
  AW248: { bad: page('dependsOn: ["fetch", "toString"]'), good, fixed: good },
};
