import type { FlowEnvironment, FlowRun, FlowSource } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { EngineDoor } from "../engine/door.ts";
import type { Log } from "../log/log.ts";
import type { SecretStore } from "../secrets/store.ts";
import type { ServerDoor } from "../server/door.ts";
import { environmentsIn } from "./environments.ts";
import { joined } from "./joined.ts";
import { lensNotes } from "./lens-notes.ts";

/** What was last seen of the flows in the databases whose connection is set. Read only, and only when asked. */
export interface FlowStates extends vscode.Disposable {
  readonly environments: readonly FlowEnvironment[];
  /** Files whose flows could not be compiled, so that nothing can be said of them. */
  readonly unread: readonly { readonly path: string; readonly problem: string }[];
  /** Nothing was asked yet, it is being asked, or why it could not be asked. */
  readonly note: "never" | "reading" | "done" | { readonly problem: string };
  /** The last run of each flow, by slug; the local database's before others. */
  runs(): ReadonlyMap<string, FlowRun>;
  /** Reads the databases; ends when what it shows is no older than the call. */
  refresh(): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

export interface FlowStatesParts {
  readonly engine: Pick<EngineDoor, "flows">;
  readonly server: Pick<ServerDoor, "flowStates">;
  readonly secrets: Pick<SecretStore, "names">;
  readonly log: Log;
  /** The flow files of the workspace; found only when a database is asked. */
  sources(): Promise<readonly FlowSource[]>;
}

/** Opens it; nothing is read, and no process started, before the first `refresh`. */
export function openFlowStates({ engine, server, secrets, log, sources }: FlowStatesParts): FlowStates {
  const changed = new vscode.EventEmitter<void>();
  let environments: readonly FlowEnvironment[] = [];
  let unread: FlowStates["unread"] = [];
  let note: FlowStates["note"] = "never";

  const read = async (): Promise<void> => {
    const databases = environmentsIn(await secrets.names());
    if (databases.length === 0) {
      [environments, unread, note] = [[], [], "never"];
      return;
    }
    const answer = await (await engine.flows()).status({ sources: await sources(), databases });
    if (!answer.ok) note = { problem: answer.problem };
    else [environments, unread, note] = [answer.environments, answer.unread, "done"];
  };
  const refresh = async (): Promise<void> => {
    note = "reading";
    changed.fire();
    try {
      await read();
    } catch (error) {
      note = { problem: error instanceof Error ? error.message : String(error) };
      log.warn(`Flow states: ${note.problem}`);
    }
    changed.fire();
    await server.flowStates({ flows: lensNotes(environments) }).catch(error => log.debug(String(error)));
  };
  return {
    get environments() {
      return environments;
    },
    get unread() {
      return unread;
    },
    get note() {
      return note;
    },
    runs: () => {
      const runs = new Map<string, FlowRun>();
      for (const { slug, lastRun } of environments.flatMap(({ flows }) => flows)) {
        if (lastRun !== undefined && !runs.has(slug)) runs.set(slug, lastRun);
      }
      return runs;
    },
    refresh: joined(refresh),
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
