import type { FlowRule } from "./rule.ts";

/** A file of which it is not known which version of pgflow it is for. */
export const unknownPgflowVersion: FlowRule = {
  code: "AW249",
  name: "unknown-pgflow-version",
  title: "A version of pgflow that nothing names",
  severity: "hint",
  why: "What pgflow accepts differs from version to version, and nothing says which one this file is for. The rules of the newest are taken. Name it in the import, in a manifest, or as `pgflow.profile` in `agentwright.json`.",
  from: "flow",
  outside: true,
  check({ profile, file, flows, can }, report) {
    if (profile === "unknown" || profile.known) return;
    const at = file.imports[0]?.span ?? flows[0]?.model.headSpan;
    if (!at) return;
    const template = "Nothing says which version of pgflow this is for; the rules of {versions} are taken.";
    report(at, template, { versions: can.versions });
  },
};
