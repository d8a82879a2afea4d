import * as vscode from "vscode";
import { type Settings, settingDefaults } from "./generated/manifest.ts";

/** The value of one of our settings as it applies to `scope`; the manifest's default where it has none. */
export function setting<K extends keyof Settings>(key: K, scope?: vscode.Uri): Settings[K] {
  return vscode.workspace.getConfiguration("agentwright", scope).get<Settings[K]>(key) ?? settingDefaults[key];
}
