import { syntaxOf } from "../../../syntax/index.ts";
import { isRecord } from "../../check/record.ts";
import { openAgent } from "../../document.ts";
import { deriveIdentity } from "../../identity/identity.ts";
import { partialModel } from "../../model.ts";
import type { OtherAgent, Outside } from "../../outside.ts";
import type { Example } from "../rule.ts";
import { isAgentFile, normalise } from "./paths.ts";

/** The world as an example says it is; what it doesn't speak of is unknown. */
export function outsideOf({ files, secrets, flows }: Example): Outside {
  const texts = files && new Map(Object.entries(files).map(([path, text]) => [normalise(path), text]));
  return {
    file: path => (texts ? (texts.has(normalise(path)) ? "file" : "missing") : "unknown"),
    text: path => (texts ? texts.get(normalise(path)) : "unknown"),
    paths: prefix => (texts ? [...texts.keys()].filter(path => path.startsWith(normalise(prefix))) : "unknown"),
    secrets: () => secrets ?? "unknown",
    agents: () =>
      texts ? [...texts].flatMap(([path, text]) => (isAgentFile(path) ? [summary(path, text)] : [])) : "unknown",
    flows: () => flows ?? "unknown",
  };
}

function summary(path: string, text: string): OtherAgent {
  const model = partialModel(openAgent(text, syntaxOf(path) ?? "yaml"));
  const orchestration = isRecord(model.orchestration) ? model.orchestration.agents : [];
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return {
    path,
    id: deriveIdentity(model).id,
    agents: (Array.isArray(orchestration) ? orchestration : []).map(agent => normalise(folder + String(agent))),
  };
}
