import {
  type CrashText,
  type ExplainAnswer,
  type FlowGraph,
  type FlowGraphNote,
  lspMethods,
  type SectionReport,
  type ToolTypesAnswer,
} from "@agentwright/protocol";
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { Log } from "../log/log.ts";
import type { SecretStore } from "../secrets/store.ts";
import { crashBudget } from "./crashes.ts";
import type { ServerDoor, ServerState } from "./door.ts";
import { openLifecycle } from "./lifecycle.ts";
import { watchNeed } from "./need.ts";
import { startProcess } from "./process.ts";
import { watchPrograms } from "./programs.ts";

/**
 * Starts the language server once there is something for it to do, and not before a tick after activation has returned:
 * starting a process holds the extension host for as long as all the rest of an activation. While it boots the client
 * library is loaded.
 */
export function startServer(
  modulePath: string,
  version: string,
  indexDir: string,
  log: Log,
  secrets: SecretStore,
): ServerDoor {
  const programs = watchPrograms();
  const need = watchNeed(programs);
  const states = new vscode.EventEmitter<ServerState>();
  const graphs = new vscode.EventEmitter<FlowGraphNote>();
  const budget = crashBudget();
  let state: ServerState = { state: "starting", version, files: 0 };
  let stopping = false;
  let reason: unknown;

  const become = (next: ServerState): void => {
    state = next;
    states.fire(next);
  };
  const lifecycle = openLifecycle<LanguageClient>({
    budget,
    launch: () => {
      const launched = startProcess(modulePath);
      log.info(`Language server ${version}: starting (process ${launched.pid})`);
      launched.on("error", error => log.error(error));
      launched.on("exit", (code, signal) => {
        if (!stopping) log.warn(`The language server ended (${signal ?? `code ${code}`}).`);
      });
      return launched;
    },
    connect: async child => {
      const { makeClient } = await import("./client.ts");
      const made = makeClient(log, indexDir, {
        process: child,
        status: status => {
          if (lifecycle.child === child) become(status);
        },
        secretNames: secrets.names,
        programs,
        flowGraphChanged: note => graphs.fire(note),
      });
      await made.start();
      if (programs.any) await made.sendNotification(lspMethods.flowsWanted);
      return made;
    },
    disconnect: client => client.stop(),
    onState: (next, why) => {
      if (next === "failed") {
        reason = why;
        log.error(why instanceof Error ? why : String(why));
      } else if (next === "ready") {
        reason = undefined;
        if (state.state === "starting") become({ state: "ready", version, files: 0 });
      } else if (next === "starting") become({ state: "starting", version, files: 0 });
      else if (next === "again")
        become({ state: "starting", version, files: 0, message: vscode.l10n.t("Starting again after a crash.") });
      else become({ state: "stopped", message: reason === undefined ? endedTooOften() : couldNotStart() });
    },
  });
  const begun = Promise.all([need.met, new Promise<void>(resolve => setImmediate(resolve))]).then(() => {
    if (!stopping) lifecycle.begin();
  });
  // The first program with flows: a server that runs already is told; one that starts is told when it does.
  programs.onFirst(() => {
    if (lifecycle.child === undefined) return;
    running()
      .then(client => client.sendNotification(lspMethods.flowsWanted))
      .catch(error => log.debug(String(error)));
  });

  const running = async (): Promise<LanguageClient> => {
    need.now();
    await begun;
    if (state.state === "stopped") throw new Error(vscode.l10n.t("The language server is stopped. Restart it first."));
    return lifecycle.client();
  };
  const stop = async (): Promise<void> => {
    stopping = true;
    await lifecycle.stop();
  };

  const restart = async (): Promise<void> => {
    budget.reset();
    need.now();
    await begun;
    await stop();
    stopping = false;
    lifecycle.begin();
    await lifecycle.client().catch(error => log.debug(String(error)));
  };
  let restarting: Promise<void> | undefined;

  return {
    get state() {
      return state;
    },
    get pid() {
      return lifecycle.child?.pid;
    },
    onDidChangeState: states.event,
    explain: async (uri, settings) =>
      (await running()).sendRequest<ExplainAnswer>(lspMethods.explainFile, { ...fileParams(uri), settings }),
    sections: async (uri, token) =>
      (await running()).sendRequest<readonly SectionReport[]>(lspMethods.checkSections, fileParams(uri), token),
    findings: async (uri, token) => (await import("./client.ts")).pullFindings(await running(), uri, token),
    built: async note => {
      if (state.state !== "starting" && state.state !== "stopped")
        await (await running()).sendNotification(lspMethods.built, note);
    },
    toolTypes: async uri =>
      (await running()).sendRequest<ToolTypesAnswer | null>(lspMethods.toolTypes, fileParams(uri)),
    lastCrash: async () => {
      if (state.state === "stopped" || state.state === "starting") return null;
      return (await running()).sendRequest<CrashText | null>(lspMethods.lastCrash);
    },
    flowGraph: async (uri, text) =>
      (await running()).sendRequest<FlowGraph | null>(lspMethods.flowGraph, {
        ...fileParams(uri),
        ...(text !== undefined && { text }),
      }),
    onDidChangeFlowGraph: graphs.event,
    // News for a server that has nothing to do is no reason to start one.
    flowStates: async note => {
      if (need.isMet) await (await running()).sendNotification(lspMethods.flowStates, note);
    },
    secretsChanged: async () => {
      if (need.isMet) await (await running()).sendNotification(lspMethods.secretsChanged);
    },
    restart: () => {
      restarting ??= restart().finally(() => {
        restarting = undefined;
      });
      return restarting;
    },
    stop,
    dispose: () => {
      need.dispose();
      programs.dispose();
      states.dispose();
      graphs.dispose();
    },
  };
}

function endedTooOften(): string {
  return vscode.l10n.t("The language server ended too often.");
}

function couldNotStart(): string {
  return vscode.l10n.t("The language server could not start.");
}

function fileParams(uri: vscode.Uri): { readonly uri: string } {
  return { uri: uri.toString() };
}
