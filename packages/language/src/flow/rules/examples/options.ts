import { flow } from "../lib/example.ts";
import { version } from "../lib/example-parts.ts";
import type { FlowExamples } from "../rule.ts";

/** A step with more options. */
const step = (options: string, world = {}) =>
  flow(
    `
    export const ReadPage = new Flow<{ url: string; lang?: string }>({ slug: "readPage" })
      .step({ slug: "fetch"${options} }, ({ url }) => fetch(url).then(answer => answer.text()));
  `,
    world,
  );

const onFlow = (options: string) =>
  flow(`
    export const ReadPage = new Flow<{ url: string }>({ slug: "readPage"${options} })
      .step({ slug: "fetch" }, ({ url }) => fetch(url).then(answer => answer.text()));
  `);

const skipped = (options: string, handler: string) =>
  flow(`
    export const ReadPage = new Flow<{ url: string; lang: string }>({ slug: "readPage" })
      .step({ slug: "translate", if: { lang: "de" }${options} }, ({ url }) => fetch(url).then(answer => answer.text()))
      .step({ slug: "trim", dependsOn: ["translate"] }, ${handler});
  `);

const chained = (count: number) => {
  const steps = Array.from({ length: count }, (_, i) => {
    const after = i === 0 ? "" : `, dependsOn: ["s${i - 1}"]`;
    return `  .step({ slug: "s${i}"${after}, if: { more: true } }, () => ({ more: true }))`;
  });
  return flow(`export const Deep = new Flow<{ more: boolean }>({ slug: "deep" })\n${steps.join("\n")};`);
};

/** Examples of the rules about options, by code. */
export const options: Readonly<Record<string, FlowExamples>> = {
  AW213: { bad: step(", timeout: 1"), good: step(", timeout: 30"), fixed: step(", timeout: 3") },
  AW217: { bad: step(', whenUnmet: "skip"'), good: step(', if: { lang: "de" }, whenUnmet: "skip"'), fixed: step("") },
  AW218: { bad: step(', if: ["de"]'), good: step(', if: { lang: "de" }') },
  AW221: {
    bad: step(', whenExhausted: "skip-cascad"'),
    good: step(', whenExhausted: "skip"'),
    fixed: step(', whenExhausted: "skip-cascade"'),
  },
  AW224: { bad: chained(51), good: chained(3) },
  AW228: { bad: step(", if: { lang: undefined }"), good: step(", if: { lang: null }") },
  AW229: { bad: step(", ifNot: { at: new Date(0) }"), good: step(', ifNot: { at: "1970-01-01" }') },
  AW230: { bad: step(", maxAttempts: 2.5"), good: step(", maxAttempts: 3"), fixed: step(", maxAttempts: 3") },
  AW231: { bad: step(', timeout: "30"'), good: step(", timeout: 30"), fixed: step(", timeout: 30") },
  AW232: { bad: onFlow(", startDelay: 5"), good: step(", startDelay: 5"), fixed: onFlow("") },
  AW235: { bad: step(", retries: 5"), good: step(", maxAttempts: 5"), fixed: step(", maxAttempts: 5") },
  AW240: { bad: onFlow(", maxAttempts: 40"), good: onFlow(", maxAttempts: 10") },
  AW241: { bad: onFlow(", timeout: 600"), good: onFlow(", timeout: 120") },
  AW242: {
    bad: skipped("", "({ translate }) => translate.length"),
    good: skipped(', whenUnmet: "skip-cascade"', "({ translate }) => translate.length"),
    fixed: skipped("", "({ translate }) => translate?.length"),
  },
  AW247: {
    bad: step(', if: { lang: "de" }', { profile: version("0.9") }),
    good: step(', if: { lang: "de" }', { profile: version("0.14") }),
  },
};
