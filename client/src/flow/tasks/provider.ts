import * as vscode from "vscode";
import { diskPath } from "../../files/agent-file.ts";
import { setting } from "../../settings.ts";
import { startWorker } from "./start-worker.ts";
import { WorkTerminal } from "./terminal.ts";
import { supabaseRootOf, workerOf } from "./worker.ts";

/** Type of our tasks, as package.json declares it. */
export const taskType = "agentwright-flow";

const kinds = ["edge-runtime", "worker", "restart-worker"] as const;
export type FlowTaskKind = (typeof kinds)[number];

/** A task as `tasks.json` spells it; `flow` is the flow file, from which project and worker follow. */
interface FlowTask extends vscode.TaskDefinition {
  readonly task: FlowTaskKind;
  readonly flow?: string;
  readonly worker?: string;
}

/** Offers *Start Edge Runtime*, *Start Worker* and *Restart Worker* for the flow files that are open. */
export function registerFlowTasks(): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(taskType, {
    provideTasks: async () => {
      if (!vscode.workspace.isTrusted) return [];
      const { workspaceFlows } = await import("../../files/workspace-flows.ts");
      const flows = (await workspaceFlows()).filter(uri => supabaseRootOf(diskPath(uri)) !== undefined);
      const [first] = flows;
      if (first === undefined) return [];
      return [
        taskFor("edge-runtime", first),
        ...flows.flatMap(flow => [taskFor("worker", flow), taskFor("restart-worker", flow)]),
      ];
    },
    resolveTask: ({ definition }) => {
      const { task, flow, worker } = definition as FlowTask;
      const uri = flow === undefined ? undefined : fileOf(flow);
      return uri && kinds.includes(task) ? taskFor(task, uri, definition as FlowTask, worker) : undefined;
    },
  });
}

/** The task of one kind for a flow file; `definition` is the one that a `tasks.json` gave. */
export function taskFor(kind: FlowTaskKind, flow: vscode.Uri, definition?: FlowTask, named?: string): vscode.Task {
  const worker = workerOf(diskPath(flow), named ?? setting("flow.worker", flow));
  const own: FlowTask = definition ?? {
    type: taskType,
    task: kind,
    flow: vscode.workspace.asRelativePath(flow, false),
  };
  const folder = vscode.workspace.getWorkspaceFolder(flow) ?? vscode.TaskScope.Workspace;
  const made = new vscode.Task(own, folder, nameOf(kind, worker), "pgflow", executionOf(kind, flow, worker));
  made.isBackground = kind === "edge-runtime";
  made.presentationOptions = { panel: vscode.TaskPanelKind.Dedicated, reveal: vscode.TaskRevealKind.Always };
  return made;
}

function nameOf(kind: FlowTaskKind, worker: string): string {
  if (kind === "edge-runtime") return vscode.l10n.t("Start Edge Runtime");
  return kind === "worker" ? vscode.l10n.t("Start Worker {0}", worker) : vscode.l10n.t("Restart Worker {0}", worker);
}

function executionOf(
  kind: FlowTaskKind,
  flow: vscode.Uri,
  worker: string,
): vscode.ProcessExecution | vscode.CustomExecution {
  if (kind === "edge-runtime") {
    const cwd = supabaseRootOf(diskPath(flow));
    return new vscode.ProcessExecution(
      setting("flow.supabaseCommand", flow),
      ["functions", "serve"],
      cwd ? { cwd } : {},
    );
  }
  const url = setting("flow.functionsUrl", flow);
  return new vscode.CustomExecution(
    async () =>
      new WorkTerminal(async (say, signal) => {
        if (kind === "restart-worker") await restartRuntime(flow, say);
        return startWorker(url, worker, say, { wait: kind === "restart-worker", signal });
      }),
  );
}

/** Ends the edge runtime that we started, and starts it anew: a worker runs the code it was started with. */
async function restartRuntime(flow: vscode.Uri, say: (line: string) => void): Promise<void> {
  const running = vscode.tasks.taskExecutions.filter(({ task }) => isRuntime(task));
  if (running.length === 0) {
    say(vscode.l10n.t("The edge runtime was not started from here. End it where it runs, and this starts a new one."));
  }
  for (const execution of running) {
    say(vscode.l10n.t("Ending the edge runtime"));
    const ended = new Promise<void>(resolve => {
      const watch = vscode.tasks.onDidEndTask(event => {
        if (event.execution !== execution) return;
        watch.dispose();
        resolve();
      });
    });
    execution.terminate();
    await ended;
  }
  say(vscode.l10n.t("Starting the edge runtime"));
  await vscode.tasks.executeTask(taskFor("edge-runtime", flow));
}

function isRuntime({ definition }: vscode.Task): boolean {
  return definition.type === taskType && (definition as FlowTask).task === "edge-runtime";
}

function fileOf(path: string): vscode.Uri | undefined {
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) return vscode.Uri.file(path);
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder && vscode.Uri.joinPath(folder.uri, path);
}
