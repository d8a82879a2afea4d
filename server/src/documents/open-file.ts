import { type AgentDocument, editAgent, openAgent } from "@agentwright/language/agent/index";
import { mayHoldFlows, namesPgflow } from "@agentwright/language/flow/names-pgflow";
import { type Syntax, syntaxOf } from "@agentwright/language/syntax/index";
import { Lines } from "@agentwright/language/syntax/lines";
import { agentLanguageIds, flowLanguageIds, projectFileName } from "@agentwright/protocol";
import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { decoded } from "../decoded.ts";

/** A file that an editor shows, at one version. A new version is a new object; what was parsed is kept inside. */
export type OpenFile = OpenAgent | OpenFlow | OpenProject | OpenOther;

interface FileBase {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
  /** The text's length. */
  readonly length: number;
  /** The same object for all versions that came of one text by edits; absent: each version stands for itself. */
  readonly lineage?: object;
  /** Why it could not be read, or not as it should: a fault of ours, to be told. */
  readonly fault?: unknown;
}

export class OpenAgent implements FileBase {
  readonly kind = "agent";
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly agent: AgentDocument;
  /** Why the last edit had to be read from scratch, if it had to: a fault of ours, to be told. */
  readonly fault?: unknown;

  constructor({ uri, languageId }: FileName, version: number, agent: AgentDocument, fault?: unknown) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    this.agent = agent;
    if (fault !== undefined) this.fault = fault;
  }

  /** Put together when it is first asked for. */
  get text(): string {
    return this.agent.source.text;
  }

  get length(): number {
    return this.agent.source.length;
  }

  get lineage(): object {
    return this.agent.source.lineage;
  }
}

type FileName = Pick<FileBase, "uri" | "languageId">;

/** A program that names pgflow. What is read in it is kept by whoever reads it: that is another chunk's matter. */
export class OpenFlow implements FileBase {
  readonly kind = "flow";
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
  readonly lineage: object;
  /** Never set: reading is the checker's matter, and what fails there is told there. */
  readonly fault?: unknown;

  constructor({ uri, languageId, version, text }: FileName & Pick<FileBase, "version" | "text">, lineage: object = {}) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    this.text = text;
    this.lineage = lineage;
  }

  get length(): number {
    return this.text.length;
  }

  /** With the ending that its language has, for files that have no name yet. */
  get fileName(): string {
    const name = decoded(this.uri.slice(this.uri.lastIndexOf("/") + 1));
    if (mayHoldFlows(name)) return name;
    return `${name}${this.languageId.endsWith("react") ? ".tsx" : ".ts"}`;
  }
}

export interface OpenProject extends FileBase {
  readonly kind: "project";
}

/** `broken`: an agent that could not be read at all. */
interface OpenOther extends FileBase {
  readonly kind: "other" | "broken";
}

/** The syntax of an agent file by its language id, or by its name in editors that don't have ours. */
export function agentSyntax(uri: string, languageId: string): Syntax | undefined {
  for (const [syntax, id] of Object.entries(agentLanguageIds)) if (id === languageId) return syntax as Syntax;
  return syntaxOf(decoded(uri.replace(/[?#].*$/, "")));
}

/** What import maps call pgflow's package, for a file. */
export type AliasesOf = (uri: string) => readonly string[];

export function openFile(
  uri: string,
  languageId: string,
  version: number,
  text: string,
  aliasesOf?: AliasesOf,
): OpenFile {
  const base = { uri, languageId, version, text, length: text.length };
  const syntax = agentSyntax(uri, languageId);
  if (!syntax) {
    if (isFlow(base, aliasesOf)) return new OpenFlow(base);
    return { ...base, kind: uri.endsWith(`/${projectFileName}`) ? "project" : "other" };
  }
  try {
    return new OpenAgent(base, version, openAgent(text, syntax));
  } catch (fault) {
    return { ...base, kind: "broken", fault };
  }
}

/** A program, by its language or name, that speaks of pgflow. */
function isFlow({ uri, languageId, text }: FileName & { readonly text: string }, aliasesOf?: AliasesOf): boolean {
  const isProgram = (flowLanguageIds as readonly string[]).includes(languageId) || mayHoldFlows(uri);
  return isProgram && (namesPgflow(text) || namesPgflow(text, aliasesOf?.(uri)));
}

/** The next version. An agent's edits cost what they touch; after a fault the text is read from scratch. */
export function updateFile(
  file: OpenFile,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
  aliasesOf?: AliasesOf,
): OpenFile {
  const { uri, languageId } = file;
  if (file.kind !== "agent") {
    const next = openFile(uri, languageId, version, changes.reduce(changeText, file.text), aliasesOf);
    return file.kind === "flow" && next.kind === "flow" ? new OpenFlow(next, file.lineage) : next;
  }
  try {
    const agent = changes.reduce(changeAgent, file.agent);
    return new OpenAgent(file, version, agent);
  } catch (fault) {
    const anew = openFile(uri, languageId, version, changes.reduce(changeText, file.text));
    if (anew.kind === "agent") return new OpenAgent(anew, version, anew.agent, fault);
    return anew.kind === "flow" ? anew : { ...anew, fault };
  }
}

function changeAgent(agent: AgentDocument, change: TextDocumentContentChangeEvent): AgentDocument {
  if (!("range" in change)) return openAgent(change.text, agent.source.syntax);
  return editAgent(agent, [{ ...offsets(agent.source.lines, change), text: change.text }]);
}

function changeText(text: string, change: TextDocumentContentChangeEvent): string {
  if (!("range" in change)) return change.text;
  const { start, end } = offsets(new Lines(text), change);
  return text.slice(0, start) + change.text + text.slice(end);
}

type Ranged = Extract<TextDocumentContentChangeEvent, { range: unknown }>;

function offsets(lines: Lines, change: Ranged): { readonly start: number; readonly end: number } {
  const start = lines.offsetAt(change.range.start);
  return { start, end: Math.max(start, lines.offsetAt(change.range.end)) };
}
