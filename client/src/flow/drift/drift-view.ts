import type { FlowDrift } from "@agentwright/protocol";
import * as vscode from "vscode";
import { baseName } from "../../files/agent-file.ts";
import type { FlowStates } from "../states.ts";
import { childrenOf, type DriftRow, driftRows, worstDrift } from "./rows.ts";

/** Id of the view, as package.json declares it. */
export const driftViewId = "agentwright.flows";

/** The view *Flows*: flows × environments. It shows and never writes. */
export function registerDriftView(states: FlowStates, secretsChanged: vscode.Event<unknown>): vscode.Disposable {
  const provider = new DriftTree(states);
  const view = vscode.window.createTreeView(driftViewId, { treeDataProvider: provider, showCollapseAll: true });
  const tell = () => {
    const { note } = states;
    view.message = typeof note === "object" ? note.problem : undefined;
    void vscode.commands.executeCommand(
      "setContext",
      "agentwright.flowStates",
      typeof note === "object" ? "problem" : note,
    );
  };
  tell();
  let seen = false;
  return vscode.Disposable.from(
    provider,
    view,
    states.onDidChange(tell),
    secretsChanged(() => {
      if (seen && vscode.workspace.isTrusted) void states.refresh();
    }),
    view.onDidChangeVisibility(({ visible }) => {
      if (!visible || seen || !vscode.workspace.isTrusted) return;
      seen = true;
      void states.refresh();
    }),
  );
}

class DriftTree implements vscode.TreeDataProvider<DriftRow>, vscode.Disposable {
  readonly #states: FlowStates;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #watch: vscode.Disposable;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(states: FlowStates) {
    this.#states = states;
    this.#watch = states.onDidChange(() => this.#changed.fire(undefined));
  }

  getChildren(row?: DriftRow): DriftRow[] {
    return row === undefined ? driftRows(this.#states.environments, this.#states.unread) : childrenOf(row);
  }

  getTreeItem(row: DriftRow): vscode.TreeItem {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    switch (row.kind) {
      case "flow": {
        const drift = worstDrift(row.cells);
        const item = this.#item(
          row.slug,
          driftText(drift),
          driftIcon(drift),
          drift === "in-sync" ? Collapsed : Expanded,
        );
        item.contextValue = row.path === undefined ? "flow" : "flowWithFile";
        if (row.path !== undefined) {
          item.tooltip = row.path;
          item.command = { command: "vscode.open", title: "", arguments: [vscode.Uri.file(row.path)] };
        }
        return item;
      }
      case "cell": {
        const { environment, status } = row.cell;
        const runs = vscode.l10n.t("{0} runs, {1} active", status.runs, status.activeRuns);
        const below = childrenOf(row).length > 0 ? Collapsed : None;
        return this.#item(environment.name, `${driftText(status.drift)} · ${runs}`, driftIcon(status.drift), below);
      }
      case "line":
        return this.#item(row.text, "", "dash", None);
      case "down":
        return this.#item(row.environment.name, row.environment.problem ?? "", "debug-disconnect", None);
      case "unread": {
        const item = this.#item(baseName(vscode.Uri.file(row.path)), row.problem, "question", None);
        item.tooltip = `${vscode.workspace.asRelativePath(row.path)}: ${row.problem}`;
        item.command = { command: "vscode.open", title: "", arguments: [vscode.Uri.file(row.path)] };
        return item;
      }
    }
  }

  dispose(): void {
    this.#watch.dispose();
    this.#changed.dispose();
  }

  #item(label: string, description: string, icon: string, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
    const item = new vscode.TreeItem(label, state);
    item.description = description;
    item.iconPath = new vscode.ThemeIcon(icon);
    item.tooltip = description === "" ? label : `${label}: ${description}`;
    return item;
  }
}

function driftText(drift: FlowDrift): string {
  switch (drift) {
    case "in-sync":
      return vscode.l10n.t("in sync");
    case "options-differ":
      return vscode.l10n.t("options differ");
    case "structure-differs":
      return vscode.l10n.t("structure differs");
    case "not-deployed":
      return vscode.l10n.t("not deployed");
    case "only-in-database":
      return vscode.l10n.t("only in the database");
    case "corrupt":
      return vscode.l10n.t("corrupt in the database");
  }
}

function driftIcon(drift: FlowDrift): string {
  const icons: Record<FlowDrift, string> = {
    "in-sync": "pass",
    "options-differ": "settings",
    "structure-differs": "warning",
    "not-deployed": "circle-outline",
    "only-in-database": "database",
    corrupt: "error",
  };
  return icons[drift];
}
