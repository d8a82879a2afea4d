import * as vscode from "vscode";
import type { App } from "../app.ts";
import type { OtherSide } from "../previews/flow/index.ts";
import { untrustedReason } from "../trust.ts";
import { databases } from "./choose-database.ts";
import { flowSource } from "./source.ts";

/** What the first database that is set has under a flow's slug, for the comparison in the graph. */
export async function deployedSide(app: App, uri: vscode.Uri, flow: string): Promise<OtherSide> {
  if (!vscode.workspace.isTrusted) return { problem: untrustedReason() };
  const [database] = await databases(app);
  if (database === undefined) {
    return { problem: vscode.l10n.t("No database is connected. Run Agentwright: Set Database Connection first.") };
  }
  const engine = await app.engine.flows();
  const answer = await engine.plan({ ...flowSource(app.unsaved, uri, flow), database, structure: "replace" });
  if (!answer.ok) return { problem: answer.problem };
  const flows = answer.plans.flatMap(({ name, verb, previous, shape }) => {
    const other = previous ?? (verb === "none" ? shape : undefined);
    return other === undefined ? [] : [{ name, whole: true, shape: other }];
  });
  return { label: vscode.l10n.t("the database {0}", database.name), flows };
}
