import type { BuildRecord } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { EngineDoor } from "../engine/door.ts";
import { diskPath } from "../files/agent-file.ts";
import type { Log } from "../log/log.ts";
import { ownBuilds } from "./rows.ts";

/** Milliseconds within which several events of builds cost one look at the history. */
const pauseMs = 150;

/** The builds of this workspace, from the history that all processes of this user share. */
export interface Builds extends vscode.Disposable {
  /** Those that go on first, then the newest; empty before the first `refresh`. */
  readonly records: readonly BuildRecord[];
  /** Was the history read? */
  readonly read: boolean;
  /** Reads the history; from then on it is kept up with what builds say, here and in other processes. */
  refresh(): Promise<void>;
  /** A build that this window began: the signal that ends it, also when `cancel` is called. */
  begin(id: string, signal?: AbortSignal): AbortSignal;
  end(id: string): void;
  /** Ends a build of this window; false if it is none. */
  cancel(id: string): boolean;
  readonly onDidChange: vscode.Event<void>;
}

export interface BuildsParts {
  readonly engine: Pick<EngineDoor, "history" | "onDidSay">;
  readonly log: Log;
  /** Where history files stand, for those that other processes write. */
  readonly historyDir: string;
}

/** Opens them; nothing is read or watched, and no process started, before the first `refresh`. */
export function openBuilds({ engine, log, historyDir }: BuildsParts): Builds {
  const changed = new vscode.EventEmitter<void>();
  const running = new Map<string, AbortController>();
  const watching: vscode.Disposable[] = [];
  let records: readonly BuildRecord[] = [];
  let read = false;
  let reading: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    try {
      const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => diskPath(uri));
      records = ownBuilds(await engine.history(), folders);
    } catch (error) {
      log.warn(`Builds: ${error instanceof Error ? error.message : error}`);
    }
    read = true;
    changed.fire();
  };
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void refresh();
    }, pauseMs);
  };
  const refresh = (): Promise<void> => {
    if (watching.length === 0) {
      const pattern = new vscode.RelativePattern(vscode.Uri.file(historyDir), "v1/*.jsonl");
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      watching.push(watcher, watcher.onDidCreate(soon), watcher.onDidChange(soon), watcher.onDidDelete(soon));
      watching.push(
        engine.onDidSay(({ type }) => {
          if (type !== "log" && type !== "progress" && type !== "finding") soon();
        }),
        vscode.workspace.onDidChangeWorkspaceFolders(soon),
      );
    }
    reading ??= look().finally(() => {
      reading = undefined;
    });
    return reading;
  };

  return {
    get records() {
      return records;
    },
    get read() {
      return read;
    },
    refresh,
    begin(id, signal) {
      const controller = new AbortController();
      running.set(id, controller);
      return signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
    },
    end: id => void running.delete(id),
    cancel(id) {
      running.get(id)?.abort();
      return running.has(id);
    },
    onDidChange: changed.event,
    dispose() {
      clearTimeout(timer);
      vscode.Disposable.from(changed, ...watching).dispose();
    },
  };
}
