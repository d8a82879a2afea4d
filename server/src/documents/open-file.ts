import { type AgentDocument, editAgent, openAgent } from "@agentwright/language/agent/index";
import { type Syntax, syntaxOf } from "@agentwright/language/syntax/index";
import { Lines } from "@agentwright/language/syntax/lines";
import { agentLanguageIds, projectFileName } from "@agentwright/protocol";
import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { decoded } from "../decoded.ts";

/** A file that an editor shows, at one version. A new version is a new object; what was parsed is kept inside. */
export type OpenFile = OpenAgent | OpenProject | OpenOther;

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

export function openFile(uri: string, languageId: string, version: number, text: string): OpenFile {
  const base = { uri, languageId, version, text, length: text.length };
  const syntax = agentSyntax(uri, languageId);
  if (!syntax) return { ...base, kind: uri.endsWith(`/${projectFileName}`) ? "project" : "other" };
  try {
    return new OpenAgent(base, version, openAgent(text, syntax));
  } catch (fault) {
    return { ...base, kind: "broken", fault };
  }
}

/** The next version. An agent's edits cost what they touch; after a fault the text is read from scratch. */
export function updateFile(
  file: OpenFile,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): OpenFile {
  const { uri, languageId } = file;
  if (file.kind !== "agent") return openFile(uri, languageId, version, changes.reduce(changeText, file.text));
  try {
    const agent = changes.reduce(changeAgent, file.agent);
    return new OpenAgent(file, version, agent);
  } catch (fault) {
    const anew = openFile(uri, languageId, version, changes.reduce(changeText, file.text));
    return anew.kind === "agent" ? new OpenAgent(anew, version, anew.agent, fault) : { ...anew, fault };
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
