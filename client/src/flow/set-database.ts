import * as vscode from "vscode";
import type { App } from "../app.ts";
import {
  connectionProblem,
  environmentsIn,
  localName,
  localSuggestion,
  nameProblem,
  secretOf,
} from "./environments.ts";

/** Set Database Connection: keeps an environment's connection string in SecretStorage. Answers the environment's name. */
export async function run(app: App, argument?: unknown): Promise<string | undefined> {
  const name = typeof argument === "string" ? argument : await askName(app);
  if (name === undefined) return undefined;
  const known = await app.secrets.value(secretOf(name));
  const value = await vscode.window.showInputBox({
    title: vscode.l10n.t("Connection to {0}", name),
    prompt: vscode.l10n.t("It is kept in the secret storage of the editor. No file and no log holds it."),
    placeHolder: "postgresql://user:password@host:5432/postgres",
    password: name !== localName,
    ignoreFocusOut: true,
    ...(name === localName && known === undefined && { value: localSuggestion }),
    validateInput: text => sentence(connectionProblem(text)),
  });
  if (value === undefined) return undefined;
  await app.secrets.store(secretOf(name), value.trim());
  app.log.info(`The connection to ${name} was set.`);
  void vscode.window.setStatusBarMessage(vscode.l10n.t("The connection to {0} is set.", name), 5000);
  return name;
}

function sentence(problem: ReturnType<typeof connectionProblem>): string | undefined {
  if (problem === "scheme") return vscode.l10n.t("A connection string begins with postgresql://");
  return problem === "host" ? vscode.l10n.t("The connection string names no host.") : undefined;
}

async function askName(app: App): Promise<string | undefined> {
  const set = environmentsIn(await app.secrets.names()).map(({ name }) => name);
  const names = [...new Set([localName, ...set, "staging", "production"])];
  const other = vscode.l10n.t("Another environment…");
  const items = [
    ...names.map(label => ({
      label,
      description: set.includes(label) ? vscode.l10n.t("set") : vscode.l10n.t("not set"),
    })),
    { label: other, description: "" },
  ];
  const title = vscode.l10n.t("Which environment?");
  const chosen = (await vscode.window.showQuickPick(items, { title }))?.label;
  if (chosen !== other) return chosen;
  return vscode.window.showInputBox({
    title: vscode.l10n.t("Name of the environment"),
    placeHolder: "staging-eu",
    validateInput: text =>
      nameProblem(text) === undefined
        ? undefined
        : vscode.l10n.t("Use small letters, digits and dashes, a letter first."),
  });
}
