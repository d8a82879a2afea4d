import { deriveIdentity } from "../../identity/identity.ts";
import { isMap, valueAt } from "../completion/data.ts";
import type { FeatureDocument } from "../context.ts";
import { codeSpan } from "../markdown.ts";

/** What follows from the identity: shown on its key. */
export function identityText(document: FeatureDocument): string {
  const given = valueAt(document, ["identity"]);
  if (!isMap(given) || typeof given.name !== "string") return "";
  const { id, urn, slug, version } = deriveIdentity({ identity: given });
  const row = (name: string, value: string) =>
    `| ${name} | ${codeSpan(value, "table")} | ${name in given ? "set" : "derived"} |`;
  const rows = [
    row("id", id),
    row("urn", urn),
    row("version", version),
    `| slug | ${codeSpan(slug, "table")} | derived |`,
  ];
  return `\n\n| | | |\n|---|---|---|\n${rows.join("\n")}`;
}
