import type { FlowPlan } from "@agentwright/protocol";
import * as vscode from "vscode";
import { changeLines, riskText, verbText } from "./plan-words.ts";

interface Line extends vscode.QuickPickItem {
  readonly yes?: boolean;
}

/**
 * Lists in plain words what a plan does, with its risk, and asks before anything is written. The list stays while the
 * user looks at the SQL beside it.
 */
export function confirmPlan(
  plan: FlowPlan,
  yes: { readonly label: string; readonly detail: string },
): Promise<boolean> {
  const pick = vscode.window.createQuickPick<Line>();
  pick.title = verbText(plan);
  pick.placeholder = vscode.l10n.t("Look at the changes, then choose");
  pick.ignoreFocusOut = true;
  const no: Line = { label: `$(close) ${vscode.l10n.t("Cancel")}`, yes: false };
  pick.items = [
    { label: `$(check) ${yes.label}`, detail: yes.detail, yes: true },
    no,
    { label: vscode.l10n.t("Risk"), kind: vscode.QuickPickItemKind.Separator },
    { label: riskText(plan.risk) },
    ...section(vscode.l10n.t("Changes"), changeLines(plan)),
    ...section(vscode.l10n.t("Please note"), plan.notes),
    ...section(vscode.l10n.t("Based on"), [
      vscode.l10n.t("Compared with {0}", plan.comparedWith),
      `pgflow ${plan.profile}: ${plan.profileFrom}`,
      plan.provenance === "static"
        ? vscode.l10n.t("Read without running the file")
        : vscode.l10n.t("The file was run, because reading it was not enough"),
    ]),
  ];
  return new Promise(resolve => {
    let answer = false;
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0]?.yes;
      if (chosen === undefined) return;
      answer = chosen;
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(answer);
    });
    pick.show();
  });
}

function section(heading: string, lines: readonly string[]): Line[] {
  if (lines.length === 0) return [];
  return [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, ...lines.map(inTwoRows)];
}

/** Letters that fit in a row of the list; it cuts off what is longer. */
const rowLength = 76;

function inTwoRows(text: string): Line {
  if (text.length <= rowLength) return { label: text };
  const cut = text.lastIndexOf(" ", rowLength);
  return cut <= 0 ? { label: text } : { label: text.slice(0, cut), detail: text.slice(cut + 1) };
}
