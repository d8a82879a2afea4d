import type { BuiltNote } from "@agentwright/protocol";
import type { CancellationToken, Connection, ServerCapabilities, TextDocuments } from "vscode-languageserver";
import type { Abilities } from "./abilities.ts";
import type { ClosedFiles } from "./closed/closed-files.ts";
import type { Diagnostics } from "./diagnostics/diagnostics.ts";
import type { Checker } from "./documents/checker.ts";
import type { OpenAgent, OpenFile } from "./documents/open-file.ts";
import { openFile } from "./documents/open-file.ts";
import type { SeenStates } from "./flow/seen-states.ts";
import { guarded } from "./guard.ts";
import type { WorkspaceFindings } from "./options.ts";
import type { Status } from "./status.ts";
import type { World } from "./world.ts";

/** What every feature works with. */
export interface Server {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenFile>;
  readonly checker: Checker;
  readonly diagnostics: Diagnostics;
  readonly closed: ClosedFiles;
  readonly world: World;
  readonly status: Status;
  readonly abilities: Abilities;
  /** What the user wants, as last heard. */
  readonly settings: Settings;
  readonly version: string;
  /** The last compile of each file, by URI. */
  readonly built: Map<string, BuiltNote>;
  /** What a database was last told to know of each flow, by slug. */
  readonly flowStates: SeenStates;
}

/** What may be set in the editor while the server runs. */
export interface Settings {
  workspaceFindings: WorkspaceFindings;
}

/** One LSP request (or message of our own) and what must be said of it at the beginning. */
export interface Feature {
  capabilities(abilities: Abilities): ServerCapabilities;
  listen(server: Server): void;
  /** What is registered for programs too, once one of them names pgflow: the method and its options. */
  readonly programs?: (abilities: Abilities) => readonly [method: string, options: object];
  /** The client is ready: registrations and questions to it may go out. */
  initialized?(server: Server): void;
}

/** The open agent of a URI; other files have no features. */
export function openAgentOf(server: Server, uri: string): OpenAgent | undefined {
  const file = server.documents.get(uri);
  return file?.kind === "agent" ? file : undefined;
}

/** A file as the editor holds it, else as it is on disk. */
export function fileOf(server: Server, uri: string): OpenFile | undefined {
  const open = server.documents.get(uri);
  if (open) return open;
  const text = server.world.read(uri);
  const aliasesOf = (other: string) => server.world.flows.aliases(other);
  return text === undefined ? undefined : openFile(uri, "", 0, text, aliasesOf);
}

/** `guarded` with the server's status; what fails on a file is a finding of it until it works, or the file is edited. */
export function guard<P, R>(
  server: Server,
  name: string,
  fallback: R,
  run: (params: P, token: CancellationToken) => R | Promise<R>,
) {
  return guarded<P, R>(server.status, name, fallback, run, {
    fileOf: params => {
      const uri = uriOf(params);
      return uri === undefined ? undefined : server.documents.get(uri);
    },
    failed: (file, fault) => {
      // Findings that are asked for anew because asking for them failed would be asked for without end.
      if (server.checker.failed(file, name, fault) && !/diagnostic/i.test(name)) server.diagnostics.faultChanged(file);
    },
    works: file => {
      if (server.checker.works(file, name)) server.diagnostics.faultChanged(file);
    },
  });
}

/** The file that a request is about: standard ones name it in `textDocument`, ours in `uri`. */
function uriOf(params: unknown): string | undefined {
  const { textDocument, uri } = (params ?? {}) as { textDocument?: { uri?: unknown }; uri?: unknown };
  const named = textDocument?.uri ?? uri;
  return typeof named === "string" ? named : undefined;
}
