import { flow } from "../lib/example.ts";
import { version } from "../lib/example-parts.ts";
import type { FlowExamples } from "../rule.ts";

const queued = (slug: string, steps: string) =>
  flow(`
    import { Flow, withStepQueues } from "@pgflow/dsl";

    export const ReadPage = withStepQueues(new Flow<{ url: string }>({ slug: "${slug}" })${steps});
  `);

const fetchStep = '.step({ slug: "fetchPage" }, ({ url }) => fetch(url).then(answer => answer.text()))';

const worker = (options: string, world = {}) =>
  flow(
    `
    import { EdgeWorker } from "@pgflow/edge-worker";
    import { ReadPage } from "./read-page.ts";

    EdgeWorker.start(ReadPage${options});
  `,
    world,
  );

const simple = (from: string, world = {}) =>
  flow(
    `
    import { Flow } from "${from}";

    export const ReadPage = new Flow<{ url: string }>({ slug: "readPage" })${fetchStep};
  `,
    world,
  );

const unknownVersion = { id: "0.17", known: false, why: "Nothing says which version it is.", notes: [] } as const;

/** Examples of the rules about versions of pgflow, by code. */
export const versions: Readonly<Record<string, FlowExamples>> = {
  AW214: { bad: queued("readPage", ""), good: queued("readPage", fetchStep) },
  AW215: {
    bad: queued("readAndSummarizeAllPagesOfOneWebsiteEveryNight", fetchStep),
    good: queued("readAndSummarizeWebsite", fetchStep),
  },
  AW243: {
    bad: flow(`
      import { compileFlow, Flow } from "@pgflow/dsl";

      export const ReadPage = new Flow<{ url: string }>({ slug: "readPage" })${fetchStep};
    `),
    good: simple("@pgflow/dsl"),
    fixed: simple("@pgflow/dsl"),
  },
  AW244: {
    bad: flow(`
      import { ControlPlane } from "@pgflow/edge-worker";
      import * as flows from "../../flows/index.ts";

      ControlPlane.serve(flows);
    `),
    good: flow(
      `
      import { ControlPlane } from "@pgflow/edge-worker";
      import * as flows from "../../flows/index.ts";

      ControlPlane.serve(flows);
    `,
      { profile: version("0.14") },
    ),
  },
  AW245: {
    bad: worker(", { maxConcurrent: 5, compilation: false }"),
    good: worker(", { maxConcurrent: 5 }"),
    fixed: worker(", { maxConcurrent: 5 }"),
  },
  AW246: {
    bad: flow(`
      export const ReadPage = new Flow<{ url: string }>({ slug: "readPage" })
        ${fetchStep}
        .step({ slug: "note", dependsOn: ["fetchPage"] }, ({ run, fetchPage }) => [run.url, fetchPage]);
    `),
    good: flow(`
      export const ReadPage = new Flow<{ url: string }>({ slug: "readPage" })
        ${fetchStep}
        .step({ slug: "note", dependsOn: ["fetchPage"] }, async ({ fetchPage }, context) => [(await context.flowInput).url, fetchPage]);
    `),
  },
  AW249: {
    bad: simple("@pgflow/dsl", { profile: unknownVersion }),
    good: simple("npm:@pgflow/dsl@0.17.1", { profile: version("0.17") }),
  },
  AW250: {
    bad: flow(`export const deep = ${"[".repeat(30_000)}`),
    good: simple("@pgflow/dsl"),
  },
  AW251: {
    bad: simple("@pgflow/dsl", {
      profile: {
        ...version("0.16"),
        notes: ["The database has pgflow 0.17 and later. That is another version than 0.16."],
      },
    }),
    good: simple("@pgflow/dsl", { profile: version("0.16") }),
  },
};
