import * as vscode from "vscode";
import type { App } from "../app.ts";
import { isAgent } from "../files/agent-file.ts";
import { secretName, secretReferences } from "../secrets/references.ts";

/** Files that are read for names; a workspace with more still has its first ones. */
const mostFiles = 200;

interface NameItem extends vscode.QuickPickItem {
  readonly secret?: string;
}

/** Set API Key: of the given name, else of one that the configs ask for or that the user types. */
export async function run(app: App, argument?: unknown): Promise<void> {
  const name = typeof argument === "string" && secretName.test(argument) ? argument : await pick(app);
  if (name === undefined) return;
  await app.secrets.set(name);
}

async function pick(app: App): Promise<string | undefined> {
  const [wanted, stored] = await Promise.all([referenced(), app.secrets.names()]);
  const other: NameItem = { label: vscode.l10n.t("$(add) Another name…"), alwaysShow: true };
  const known: readonly NameItem[] = [...new Set([...wanted, ...stored])].sort().map(secret => ({
    label: secret,
    secret,
    description: stored.includes(secret) ? vscode.l10n.t("set") : vscode.l10n.t("asked for, not set"),
  }));
  if (known.length === 0) return askName();
  const title = vscode.l10n.t("Set API Key");
  const choice = await vscode.window.showQuickPick<NameItem>([...known, other], { title });
  return choice === other ? askName() : choice?.secret;
}

function askName(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t("Set API Key"),
    prompt: vscode.l10n.t("Name of the key. A config refers to it as {0}.", "${secret:NAME}"),
    placeHolder: "OPENAI_API_KEY",
    validateInput: text =>
      secretName.test(text) ? undefined : vscode.l10n.t("Use letters, digits and _, and begin with a letter or _."),
  });
}

/** Names that the agent files of the workspace, and those open beside it, refer to. */
async function referenced(): Promise<readonly string[]> {
  const open = vscode.workspace.textDocuments.filter(isAgent);
  const opened = new Set(open.map(document => document.uri.toString()));
  const { workspaceAgents } = await import("../files/workspace-agents.ts");
  const { files } = await workspaceAgents();
  const decoder = new TextDecoder();
  const closed = files.slice(0, mostFiles).filter(uri => !opened.has(uri.toString()));
  const texts = await Promise.all(
    closed.map(async uri => {
      try {
        return decoder.decode(await vscode.workspace.fs.readFile(uri));
      } catch {
        // Deleted meanwhile, or not readable: then it names nothing for us.
        return "";
      }
    }),
  );
  return secretReferences([...open.map(document => document.getText()), ...texts].join("\n"));
}
