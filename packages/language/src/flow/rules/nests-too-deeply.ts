import type { FlowRule } from "./rule.ts";

/** A file that can't be parsed for its brackets. */
export const nestsTooDeeply: FlowRule = {
  code: "AW250",
  name: "nests-too-deeply",
  title: "A file whose brackets nest too deeply",
  severity: "warning",
  why: "Some thousand brackets inside of each other are more than the parser can hold. Nothing is checked in such a file. Give the inner parts names.",
  from: "flow",
  check({ document, tooDeep }, report) {
    if (!tooDeep) return;
    const end = Math.max(1, document.lines.start(1));
    report({ start: 0, end }, "The brackets of this file nest too deeply; nothing in it is checked.");
  },
};
