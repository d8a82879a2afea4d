import { agentSpec, agentTypes, newAgentText, slugOf } from "@agentwright/language";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { agentUri, uriOf } from "../files/agent-file.ts";

type AgentType = (typeof agentTypes)[number];

/** What a caller may give beforehand; the rest is asked. */
interface Wishes {
  readonly name?: string;
  readonly type?: AgentType;
}

/** New Agent: asks for name and kind, writes a config that checks clean, opens it. The URI of what it wrote. */
export async function run(app: App, where?: unknown, wishes?: Wishes): Promise<vscode.Uri | undefined> {
  const folder = uriOf(where) ?? (await defaultFolder());
  if (!folder) return undefined;
  const name = wishes?.name ?? (await askName());
  if (name === undefined) return undefined;
  const type = wishes?.type ?? (await askType());
  if (type === undefined) return undefined;
  const uri = await freeName(folder, slugOf(name));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(newAgentText({ name, type, syntax: "yaml" })));
  app.log.info(`New agent ${uri.path}`);
  await vscode.window.showTextDocument(uri);
  return uri;
}

/** The folder of the agent in front, the workspace's one folder, or what the user picks. */
async function defaultFolder(): Promise<vscode.Uri | undefined> {
  const active = agentUri(undefined);
  if (active && active.scheme !== "untitled") return vscode.Uri.joinPath(active, "..");
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  const picked = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: vscode.l10n.t("Create Here"),
    title: vscode.l10n.t("Folder for the new agent"),
  });
  return picked?.[0];
}

async function askName(): Promise<string | undefined> {
  const { min, max } = agentSpec.fields.identity.fields.name;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t("New Agent (1 of 2)"),
    prompt: vscode.l10n.t("Name that people see"),
    placeHolder: vscode.l10n.t("Support Triage"),
    validateInput: text => {
      const { length } = text.trim();
      return length < min || length > max ? vscode.l10n.t("A name has {0} to {1} characters.", min, max) : undefined;
    },
  });
  return name?.trim();
}

async function askType(): Promise<AgentType | undefined> {
  const { values } = agentSpec.fields.identity.fields.type;
  const items = agentTypes.map(type => ({ label: type, description: values[type] }));
  const title = vscode.l10n.t("New Agent (2 of 2): what kind?");
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.label;
}

/** A file that is not there yet: nothing is ever overwritten. */
async function freeName(folder: vscode.Uri, slug: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const uri = vscode.Uri.joinPath(folder, `${slug}${number === 1 ? "" : `-${number}`}.agent.yaml`);
    try {
      await vscode.workspace.fs.stat(uri);
    } catch {
      return uri;
    }
  }
}
