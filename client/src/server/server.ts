import type { ChildProcess } from "node:child_process";
import { type ExplainAnswer, lspMethods, type SectionReport } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { Log } from "../log/log.ts";
import type { SecretStore } from "../secrets/store.ts";
import { crashBudget } from "./crashes.ts";
import type { ServerDoor, ServerState } from "./door.ts";
import { endSoon, startProcess } from "./process.ts";

/**
 * Starts the language server, a tick after activation has returned: starting a process holds the extension host for as
 * long as all the rest of an activation. While it boots the client library is loaded.
 */
export function startServer(
  modulePath: string,
  version: string,
  indexDir: string,
  log: Log,
  secrets: SecretStore,
): ServerDoor {
  const states = new vscode.EventEmitter<ServerState>();
  const budget = crashBudget();
  let state: ServerState = { state: "starting", version, files: 0 };
  let stopping = false;

  const launch = (): ChildProcess => {
    const launched = startProcess(modulePath);
    log.info(`Language server ${version}: starting (process ${launched.pid})`);
    launched.on("error", error => log.error(error));
    launched.on("exit", (code, signal) => {
      if (!stopping) log.warn(`The language server ended (${signal ?? `code ${code}`}).`);
    });
    return launched;
  };
  let first: ChildProcess | undefined;
  let child: ChildProcess | undefined;

  const become = (next: ServerState): void => {
    state = next;
    states.fire(next);
  };
  const nextProcess = (): ChildProcess => {
    const next = first ?? launch();
    child = next;
    first = undefined;
    return next;
  };
  const crashed = (): boolean => {
    if (budget.spend(Date.now())) {
      become({ state: "starting", version, files: 0, message: vscode.l10n.t("Starting again after a crash.") });
      return true;
    }
    become({ state: "stopped", message: vscode.l10n.t("The language server ended too often.") });
    return false;
  };

  const load = async (): Promise<LanguageClient> => {
    const { makeClient } = await import("./client.ts");
    return makeClient(log, indexDir, {
      process: nextProcess,
      crashed,
      status: become,
      secretNames: secrets.names,
    });
  };
  const start = async (made: LanguageClient): Promise<LanguageClient> => {
    try {
      await made.start();
      if (state.state === "starting") become({ state: "ready", version, files: 0 });
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      become({ state: "stopped", message: vscode.l10n.t("The language server could not start.") });
    }
    return made;
  };
  const begin = (): Promise<LanguageClient> => {
    first = launch();
    child = first;
    return load();
  };
  let client = new Promise<void>(resolve => setImmediate(resolve)).then(begin).then(start);

  const running = async (): Promise<LanguageClient> => {
    const ready = await client;
    if (state.state === "stopped") throw new Error(vscode.l10n.t("The language server is stopped. Restart it first."));
    // After a crash the library starts it again by itself; this waits for that.
    await ready.start();
    return ready;
  };
  const stop = async (): Promise<void> => {
    stopping = true;
    const old = await client;
    const process = child;
    await old.stop().catch(error => log.debug(String(error)));
    if (process) endSoon(process);
  };

  return {
    get state() {
      return state;
    },
    get pid() {
      return child?.pid;
    },
    onDidChangeState: states.event,
    explain: async uri => (await running()).sendRequest<ExplainAnswer>(lspMethods.explainFile, fileParams(uri)),
    sections: async (uri, token) =>
      (await running()).sendRequest<readonly SectionReport[]>(lspMethods.checkSections, fileParams(uri), token),
    findings: async (uri, token) => (await import("./client.ts")).pullFindings(await running(), uri, token),
    built: async note => (await import("./client.ts")).sendBuilt(await client, note),
    secretsChanged: async () => (await running()).sendNotification(lspMethods.secretsChanged),
    restart: async () => {
      budget.reset();
      await stop();
      stopping = false;
      become({ state: "starting", version, files: 0 });
      client = client.then(start);
      await client;
    },
    stop,
    dispose: () => states.dispose(),
  };
}

function fileParams(uri: vscode.Uri): { readonly uri: string } {
  return { uri: uri.toString() };
}
