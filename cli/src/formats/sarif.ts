import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { rulePage } from "@agentwright/language";
import { ruleFacts } from "@agentwright/language/rules/all";
import type { Severity } from "@agentwright/protocol";
import { repositoryName } from "../names.ts";
import { version } from "../version.ts";
import type { Format } from "./index.ts";

const levels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/** A relative reference inside the checkout, which code scanning resolves against the repository; else a file URI. */
function uriOf(file: string): string {
  const name = repositoryName(file);
  return isAbsolute(name) ? pathToFileURL(name).href : name.split("/").map(encodeURIComponent).join("/");
}

/** SARIF 2.1.0 (OASIS), as GitHub code scanning reads it: regions are one-based, the end column is exclusive. */
export const sarif: Format = findings => {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const rules = codes.map(code => {
    const rule = ruleFacts(code);
    return {
      id: code,
      ...(rule && { name: rule.name, shortDescription: { text: rule.title }, fullDescription: { text: rule.why } }),
      helpUri: rulePage(code),
    };
  });
  const results = findings.map(({ file, range, severity, code, message }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: {
            startLine: range.start.line + 1,
            startColumn: range.start.character + 1,
            endLine: range.end.line + 1,
            endColumn: range.end.character + 1,
          },
        },
      },
    ],
  }));
  const driver = { name: "Agentwright", version, informationUri: "https://github.com/agentwright/agentwright", rules };
  return JSON.stringify(
    {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
    },
    null,
    2,
  );
};
