import { type AgentConfig, type AgentDocument, agentModel, checkAgent, syntaxOf } from "@agentwright/language";
import type { FileFinding, ProjectFile } from "@agentwright/protocol";
import { BuildFailure } from "../../build/failure.ts";
import type { BuildRun } from "../../build/run.ts";
import { baseName, insideRoot } from "../../shared/paths.ts";
import { decodeText, normalText } from "../../shared/text.ts";
import { documentAt } from "./documents.ts";

/** A config that was read, and everything the rules say about it. */
export interface OpenedAgent {
  /** Absolute path. */
  readonly path: string;
  /** Path relative to the root without the ending of its syntax, so that YAML and JSON of one model are one input. */
  readonly name: string;
  readonly document: AgentDocument;
  /** Undefined: not even its outline could be read. */
  readonly config: AgentConfig | undefined;
  readonly findings: readonly FileFinding[];
  readonly project: ProjectFile | undefined;
}

/** Reads and checks a config. Throws a BuildFailure if there is nothing to check. */
export async function openConfig(run: BuildRun, path: string): Promise<OpenedAgent> {
  const syntax = syntaxOf(baseName(path));
  if (!syntax) {
    const message = `${baseName(path)} is no agent config: its name must end with .agent.yaml, .agent.json or .agent.jsonc.`;
    throw new BuildFailure("config-unreadable", message);
  }
  const relative = insideRoot(run.root, path);
  if (relative === undefined) {
    throw new BuildFailure(
      "config-unreadable",
      `${path} is not inside ${run.root}. Build it with a root that holds it.`,
    );
  }
  const bytes = await run.read(path);
  if (!bytes) throw new BuildFailure("config-unreadable", `${path} does not exist. Check the path.`);
  const text = decodeText(bytes);
  if (text === undefined)
    throw new BuildFailure("config-unreadable", `${path} is not UTF-8. Save it with that encoding.`);

  const document = documentAt(path, normalText(text), syntax);
  const around = await run.host.surroundings(path, run.root, run.overlay, document);
  const context = {
    outside: around.outside,
    fileName: baseName(path),
    ...(around.project && { project: around.project }),
  };
  const findings = checkAgent(document, context).map(finding => ({ ...finding, file: path }));
  const name = relative.replace(/\.(ya?ml|jsonc?)$/, "");
  return { path, name, document, config: agentModel(document), findings, project: around.project };
}
