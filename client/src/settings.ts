import type { SettingNote } from "@agentwright/protocol";
import * as vscode from "vscode";
import { type Settings, settingDefaults } from "./generated/manifest.ts";

/** The value of one of our settings as it applies to `scope`; the manifest's default where it has none. */
export function setting<K extends keyof Settings>(key: K, scope?: vscode.Uri): Settings[K] {
  return vscode.workspace.getConfiguration("agentwright", scope).get<Settings[K]>(key) ?? settingDefaults[key];
}

/** Each of our settings as it applies to `scope`, and where it was set. */
export function settingNotes(scope: vscode.Uri): SettingNote[] {
  const configuration = vscode.workspace.getConfiguration("agentwright", scope);
  return (Object.keys(settingDefaults) as (keyof Settings)[]).map(key => {
    const found = configuration.inspect(key);
    const from =
      found?.workspaceFolderValue !== undefined
        ? "folder"
        : found?.workspaceValue !== undefined
          ? "workspace"
          : found?.globalValue !== undefined
            ? "user"
            : "default";
    return { name: `agentwright.${key}`, value: JSON.stringify(setting(key, scope)), from };
  });
}
