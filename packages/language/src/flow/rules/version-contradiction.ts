import type { FlowRule } from "./rule.ts";

/** Versions of pgflow that don't fit together. */
export const versionContradiction: FlowRule = {
  code: "AW251",
  name: "version-contradiction",
  title: "Versions of pgflow that don't fit together",
  severity: "warning",
  why: "Flow, worker and database must be of one version of pgflow: otherwise a worker finds its flow changed at each start, and on a local database drops its runs. Use one version everywhere.",
  from: "flow",
  outside: true,
  check({ profile, file, flows }, report) {
    if (profile === "unknown") return;
    const at = file.imports[0]?.span ?? flows[0]?.model.headSpan;
    const [note] = profile.notes;
    if (at && note !== undefined) report(at, "{note}", { note });
  },
};
