import { ruleByCode } from "@agentwright/language/agent/index";
import type { Finding, Severity } from "@agentwright/protocol";
import type { Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver";
import { ruleAddress } from "../rule-page.ts";

const severities: Record<Severity, DiagnosticSeverity> = { error: 1, warning: 2, information: 3, hint: 4 };
const tags: Record<"unused" | "deprecated", DiagnosticTag> = { unused: 1, deprecated: 2 };

/** What the client can show beside a range and a message. */
export interface DiagnosticAbilities {
  readonly related: boolean;
  readonly tags: boolean;
  readonly href: boolean;
}

/** A finding in LSP's words. `uriOf` turns the file of a related place, as the finding names it, into a URI. */
export function toDiagnostic(
  finding: Finding,
  uri: string,
  uriOf: (file: string) => string,
  can: DiagnosticAbilities,
): Diagnostic {
  const { range, severity, code, message, related } = finding;
  return {
    range,
    severity: severities[severity],
    code,
    source: "agentwright",
    message,
    ...(can.href && ruleByCode(code) && { codeDescription: { href: ruleAddress(code) } }),
    ...(can.tags && finding.tags && { tags: finding.tags.map(tag => tags[tag]) }),
    ...(can.related &&
      related && {
        relatedInformation: related.map(place => ({
          location: { uri: place.file === undefined ? uri : uriOf(place.file), range: place.range },
          message: place.message,
        })),
      }),
  };
}
