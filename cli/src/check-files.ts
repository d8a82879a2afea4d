import { checkAgent, checkProject, openAgent, redactSecrets, syntaxOf } from "@agentwright/language";
import type { FileFinding, Finding } from "@agentwright/protocol";
import { AgentIndexes, diskOutside, findProject, findRoot } from "@agentwright/workspace";
import { FlowSlugs } from "@agentwright/workspace/flow-slugs";
import { CannotRun } from "./exit.ts";
import { readText } from "./files.ts";
import { type Input, isProjectFile } from "./inputs.ts";
import { shownName } from "./names.ts";
import { secretNames } from "./secrets.ts";

/** What a check found, and what it could not look at. */
export interface Checked {
  /** File by file in the order of the inputs, then those of project files. */
  readonly findings: readonly FileFinding[];
  /** How many files the findings are about, those without any included. */
  readonly files: number;
  /** One sentence for each file that could not be read. The others are checked all the same. */
  readonly unreadable: readonly string[];
}

/**
 * Checks configs and project files exactly as the editor does: same rules, same project file. A project file that
 * applies to any of them is checked with them, once.
 */
export async function checkFiles(inputs: readonly Input[]): Promise<Checked> {
  const around: Around = { agents: new AgentIndexes(), flows: new FlowSlugs() };
  const findings: FileFinding[] = [];
  const unreadable: string[] = [];
  const projects = new Map<string, { name: string; named: boolean }>();
  let files = 0;

  /** A file that nobody named only counts if there is something to say about it. */
  async function look(name: string, named: boolean, check: () => Promise<readonly Finding[]>): Promise<void> {
    try {
      const found = await check();
      for (const finding of found) findings.push({ ...finding, message: hidden(finding.message), file: name });
      if (named || found.length > 0) files++;
    } catch (error) {
      if (!(error instanceof CannotRun)) throw error;
      unreadable.push(error.message);
    }
  }

  for (const { path, name } of inputs) if (isProjectFile(path)) projects.set(path, { name, named: true });
  for (const input of inputs) {
    if (isProjectFile(input.path)) continue;
    const { file } = findProject(input.path);
    if (file !== undefined && !projects.has(file)) {
      projects.set(file, { name: shownName(file, input.name), named: false });
    }
    await look(input.name, true, () => checkOne(input, around));
  }
  for (const [path, { name, named }] of projects) {
    await look(name, named, async () => checkProject(textOf(path, name)));
  }
  return { findings, files, unreadable };
}

/** What is known of other files, for all inputs of a run. */
interface Around {
  readonly agents: AgentIndexes;
  readonly flows: FlowSlugs;
}

async function checkOne({ path, name }: Input, { agents, flows }: Around): Promise<readonly Finding[]> {
  const syntax = syntaxOf(path);
  if (syntax === undefined) throw new CannotRun(`${name} is no agent config.`);
  const text = textOf(path, name);
  const { project } = findProject(path);
  const root = findRoot(path);
  await flows.lookFor(root, text);
  const outside = diskOutside(path, { root, project, agents, secrets: secretNames(), flows: () => flows.of(root) });
  return checkAgent(openAgent(text, syntax), { outside, project, fileName: path });
}

/** As an editor counts columns: a byte order mark is none of the text. */
function textOf(path: string, name: string): string {
  return readText(path, name).replace(/^\uFEFF/, "");
}

/** A message may quote what stands in the file; a key is never quoted. */
function hidden(message: string): string {
  return redactSecrets(message).text;
}
