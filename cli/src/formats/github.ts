import type { Severity } from "@agentwright/protocol";
import { repositoryName } from "../names.ts";
import type { Format } from "./index.ts";
import { summary } from "./text.ts";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/**
 * Workflow commands of GitHub Actions: each finding becomes an annotation, at the file's path in the checkout. Lines
 * and columns are one-based; columns only count within one line.
 * Source: "Workflow commands for GitHub Actions", escaping as `@actions/core` does it.
 */
export const github: Format = (findings, files) => {
  const lines = findings.map(({ file, range, severity, code, message }) => {
    const { start, end } = range;
    const properties: Record<string, string | number> = {
      file: repositoryName(file),
      line: start.line + 1,
      endLine: end.line + 1,
    };
    if (start.line === end.line) Object.assign(properties, { col: start.character + 1, endColumn: end.character + 1 });
    properties.title = `Agentwright ${code}`;
    const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
    return `::${commands[severity]} ${list.join(",")}::${escapeData(message)}`;
  });
  return [...lines, summary(findings, files)].join("\n");
};

function escapeData(value: string): string {
  return value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(value: string): string {
  return escapeData(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
