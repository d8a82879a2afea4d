import type { Severity } from "@agentwright/protocol";
import { annotation } from "./annotation.ts";
import type { Format } from "./index.ts";
import { summary } from "./text.ts";

const commands = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
} as const satisfies Readonly<Record<Severity, string>>;

/** Each finding becomes an annotation of GitHub Actions. */
export const github: Format = (findings, files) => {
  const lines = findings.map(({ file, range, severity, code, message }) => {
    const { start, end } = range;
    const columns = start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {};
    const place = { file, line: start.line + 1, endLine: end.line + 1, ...columns, title: `Agentwright ${code}` };
    return annotation(commands[severity], place, message);
  });
  return [...lines, summary(findings, files)].join("\n");
};
