import type { BuildEvent, BuildOutcome, BuildRequest, BuildResult, FileFinding } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { rememberRemote } from "../builds/remote-builds.ts";
import { outDirOf, requestFor } from "../engine/request.ts";
import { baseName } from "../files/agent-file.ts";
import { lineOf } from "./lines.ts";
import { showSteps } from "./progress.ts";
import { sayOutcome } from "./say-outcome.ts";
import { signalOf } from "./signal.ts";

/** What of a build is not as the settings say. */
export type CompileChoices = Partial<Pick<BuildRequest, "id" | "backend" | "target" | "resume">>;

/** Who else listens to a build. */
export interface CompileWatch {
  readonly signal?: AbortSignal;
  readonly emit?: (event: BuildEvent) => void;
  /** Show the findings as problems; absent: yes. A task's own matcher does it there. */
  readonly problems?: boolean;
}

/** Compiles one config of a trusted workspace into its folder: each step in the log, findings as problems. */
export async function compile(
  app: App,
  config: vscode.Uri,
  choices: CompileChoices = {},
  { signal, emit, problems = true }: CompileWatch = {},
): Promise<BuildOutcome> {
  const findings: FileFinding[] = [];
  const request: BuildRequest = { ...requestFor(app, config), outDir: outDirOf(config), ...choices };
  const remembered = rememberRemote(app.context.workspaceState, request.id);
  let outcome: BuildOutcome;
  try {
    outcome = await app.engine.build(request, app.builds.begin(request.id, signal), event => {
      const { level, text } = lineOf(event);
      app.log[level](text);
      if (event.type === "finding") findings.push(event.finding);
      remembered(event);
      emit?.(event);
    });
  } finally {
    app.builds.end(request.id);
  }
  if (problems) app.findings.show(config, findings);
  if (outcome.status === "succeeded") await tellServer(app, config, outcome.result);
  return outcome;
}

/** The same with a bar that can be cancelled; at its end a message says what can be done next. */
export async function compileAndSay(app: App, config: vscode.Uri, choices: CompileChoices = {}): Promise<BuildOutcome> {
  const outcome = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Compiling {0}", baseName(config)),
      cancellable: true,
    },
    (progress, token) => compile(app, config, choices, { signal: signalOf(token), emit: showSteps(progress) }),
  );
  // What the user picks in the message comes later.
  void sayOutcome(app, config, outcome, backend => compileAndSay(app, config, { ...choices, ...backend }));
  return outcome;
}

async function tellServer(app: App, config: vscode.Uri, result: BuildResult): Promise<void> {
  const plugin = result.artifacts.find(({ kind }) => kind === "plugin");
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === config.toString());
  if (!plugin) return;
  await app.server.built({
    uri: config.toString(),
    version: open?.version ?? 0,
    ms: result.durationMs,
    bytes: plugin.bytes,
    sha256: plugin.sha256,
    cached: result.cached,
  });
}
