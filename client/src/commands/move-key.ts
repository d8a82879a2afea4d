import { agentLanguageIds, type Range } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { uriOf } from "../files/agent-file.ts";
import { literalOf } from "../secrets/literal.ts";
import { secretName } from "../secrets/references.ts";

/**
 * Move Key to Secret Storage, the fix of a literal key: stores the value under `name`, then puts the reference where
 * the literal stood. The text changes only after the value is safe. True if it was moved.
 */
export async function run(app: App, target: unknown, name: unknown, place: unknown): Promise<boolean> {
  const uri = uriOf(target);
  if (!uri || typeof name !== "string" || !secretName.test(name) || !isRange(place)) {
    throw new Error(vscode.l10n.t("This command is the fix of a key that stands in a config; use it from there."));
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const range = new vscode.Range(place.start.line, place.start.character, place.end.line, place.end.character);
  const version = document.version;
  const text = document.getText(range);
  const value = literalOf(text);
  if (value === undefined) throw new Error(vscode.l10n.t("No key stands there any more. Use the fix again."));
  const chosen = await freeName(app, name, value);
  if (chosen === undefined) return false;
  await app.secrets.store(chosen, value);
  // The range is that of this version; what the user typed meanwhile must not be overwritten.
  if (document.version !== version) {
    throw new Error(
      vscode.l10n.t("The key is stored as {0}, but the file changed meanwhile. Use the fix again.", chosen),
    );
  }
  const edit = new vscode.WorkspaceEdit();
  const { referIn, syntaxOf } = await import("@agentwright/language/index");
  const syntax = syntaxOf(uri.path) ?? (document.languageId === agentLanguageIds.yaml ? "yaml" : "jsonc");
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  for (const change of referIn(document.getText(), syntax, start, end, chosen)) {
    edit.replace(
      uri,
      new vscode.Range(document.positionAt(change.start), document.positionAt(change.end)),
      change.text,
    );
  }
  const applied = await vscode.workspace.applyEdit(edit);
  if (applied) app.log.info(`Moved a key of ${uri.path} to the secret ${chosen}.`);
  return applied;
}

/** `name`, unless another value is stored under it: then the user says what happens. */
async function freeName(app: App, name: string, value: string): Promise<string | undefined> {
  const stored = await app.secrets.value(name);
  if (stored === undefined || stored === value) return name;
  const taken = await app.secrets.names();
  let number = 2;
  while (taken.includes(`${name}_${number}`)) number++;
  const other = `${name}_${number}`;
  const replace = vscode.l10n.t("Replace It");
  const another = vscode.l10n.t("Store as {0}", other);
  const question = vscode.l10n.t("The secret {0} has another value already.", name);
  const choice = await vscode.window.showWarningMessage(question, { modal: true }, another, replace);
  if (choice === another) return other;
  return choice === replace ? name : undefined;
}

function isRange(value: unknown): value is Range {
  const { start, end } = (value ?? {}) as Partial<Range>;
  return [start?.line, start?.character, end?.line, end?.character].every(Number.isInteger);
}
