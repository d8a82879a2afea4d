import type { BackendId, Target } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../../app.ts";
import { WorkTerminal } from "../../flow/tasks/terminal.ts";

/** Type of our tasks, as package.json declares it. */
const taskType = "agentwright";

/** A task as `tasks.json` spells it. */
interface CompileTask extends vscode.TaskDefinition {
  /** The agent config, relative to the workspace folder. */
  readonly config: string;
  readonly target?: Target;
  readonly backend?: BackendId | "auto";
}

/** Offers *compile <config>* for each agent of the workspace: the same work as the command, in a terminal. */
export function registerCompileTasks(app: App): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(taskType, {
    provideTasks: async () => {
      if (!vscode.workspace.isTrusted) return [];
      const { workspaceAgents } = await import("../../files/workspace-agents.ts");
      const { files } = await workspaceAgents();
      return files.filter(({ scheme }) => scheme === "file").map(config => taskFor(app, config));
    },
    resolveTask: ({ definition, scope }) => {
      const task = definition as CompileTask;
      const config = fileOf(task.config, scope);
      return config && taskFor(app, config, task);
    },
  });
}

function taskFor(app: App, config: vscode.Uri, definition?: CompileTask): vscode.Task {
  const name = vscode.workspace.asRelativePath(config, false);
  const own: CompileTask = definition ?? { type: taskType, config: name };
  const scope = vscode.workspace.getWorkspaceFolder(config) ?? vscode.TaskScope.Workspace;
  const work = new vscode.CustomExecution(
    async () =>
      new WorkTerminal(async (say, signal) => {
        const { compileInTask } = await import("./compile-in-task.ts");
        return compileInTask(app, config, own, say, signal);
      }),
  );
  const task = new vscode.Task(own, scope, `compile ${name}`, taskType, work, "$agentwright");
  task.group = vscode.TaskGroup.Build;
  return task;
}

function fileOf(config: unknown, scope: vscode.Task["scope"]): vscode.Uri | undefined {
  if (typeof config !== "string" || config === "") return undefined;
  if (config.startsWith("/") || /^[a-z]:/i.test(config)) return vscode.Uri.file(config);
  const folder = typeof scope === "object" ? scope : vscode.workspace.workspaceFolders?.[0];
  return folder && vscode.Uri.joinPath(folder.uri, config);
}
