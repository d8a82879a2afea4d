import { losesComments } from "@agentwright/language/agent/convert/convert";
import type { Syntax } from "@agentwright/language/syntax/index";
import type { CodeAction } from "vscode-languageserver";
import type { OpenAgent } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { ending } from "./convert-edit.ts";
import { lazily } from "./lazy.ts";

const names: Readonly<Record<Syntax, string>> = { yaml: "YAML", json: "JSON", jsonc: "JSONC" };

/** Writing the config in another syntax, in a file beside it that takes its place. */
export function conversions(server: Server, file: OpenAgent): (CodeAction | Promise<CodeAction>)[] {
  const { documentChanges, createFiles } = server.abilities;
  const { source } = file.agent;
  if (!documentChanges || !createFiles || !ending.test(file.uri) || source.notAMap) return [];
  const targets: Syntax[] = source.syntax === "yaml" ? ["json", "jsonc"] : ["yaml"];
  return targets.map(to => {
    const title = `Convert to ${names[to]}${losesComments(source, to) ? ", without the comments" : ""}`;
    return lazily(server, file, { title, kind: "refactor.rewrite" }, { do: "convert", to });
  });
}
