import type { BuildRecord } from "@agentwright/protocol";
import * as vscode from "vscode";
import { isAgent } from "../files/agent-file.ts";
import type { Builds } from "./builds.ts";
import { contextOf } from "./rows.ts";
import { factsOf, statusIcon, summaryOf } from "./words.ts";

/** Id of the view, as package.json declares it. */
const buildsViewId = "agentwright.builds";

/** A row of the view: a build, or one thing that is known of it. */
export type BuildsRow = BuildRecord | { readonly fact: string };

/** The view *Builds*. The history is read when the view is first seen. */
export function registerBuildsView(builds: Builds, whenSeen: () => void): vscode.Disposable {
  const provider = new BuildsTree(builds);
  const view = vscode.window.createTreeView(buildsViewId, { treeDataProvider: provider, showCollapseAll: true });
  const tell = () => void vscode.commands.executeCommand("setContext", "agentwright.buildsRead", builds.read);
  let seen = false;
  return vscode.Disposable.from(
    provider,
    view,
    showForAgents(),
    builds.onDidChange(tell),
    view.onDidChangeVisibility(({ visible }) => {
      if (!visible || seen || !vscode.workspace.isTrusted) return;
      seen = true;
      void builds.refresh();
      whenSeen();
    }),
  );
}

/** The view has its place in the Explorer once an agent was opened; who has none never sees it. */
function showForAgents(): vscode.Disposable {
  const show = () => void vscode.commands.executeCommand("setContext", "agentwright.agentsSeen", true);
  if (vscode.workspace.textDocuments.some(isAgent)) {
    show();
    return { dispose: () => {} };
  }
  const watch = vscode.workspace.onDidOpenTextDocument(document => {
    if (!isAgent(document)) return;
    show();
    watch.dispose();
  });
  return watch;
}

class BuildsTree implements vscode.TreeDataProvider<BuildsRow>, vscode.Disposable {
  readonly #builds: Builds;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #watch: vscode.Disposable;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(builds: Builds) {
    this.#builds = builds;
    this.#watch = builds.onDidChange(() => this.#changed.fire(undefined));
  }

  getChildren(row?: BuildsRow): BuildsRow[] {
    if (row === undefined) return [...this.#builds.records];
    return "fact" in row ? [] : factsOf(row).map(fact => ({ fact }));
  }

  getTreeItem(row: BuildsRow): vscode.TreeItem {
    const { None, Collapsed } = vscode.TreeItemCollapsibleState;
    if ("fact" in row) {
      const item = new vscode.TreeItem(row.fact, None);
      item.tooltip = row.fact;
      return item;
    }
    const item = new vscode.TreeItem(row.path.slice(row.path.lastIndexOf("/") + 1), Collapsed);
    item.id = row.id;
    item.description = summaryOf(row);
    item.iconPath = statusIcon(row);
    item.contextValue = contextOf(row);
    item.tooltip = [vscode.workspace.asRelativePath(row.path), summaryOf(row), ...factsOf(row)].join("\n");
    return item;
  }

  dispose(): void {
    this.#watch.dispose();
    this.#changed.dispose();
  }
}
