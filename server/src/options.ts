import type { InitializeParams } from "vscode-languageserver";
import type { WorldOptions } from "./world.ts";

/** What the client wants, beside what it can. */
export interface Options extends WorldOptions {
  /** Which files' findings are told; settings may change it later. */
  readonly workspaceFindings: WorkspaceFindings;
}

/** `openFiles`: only of files that an editor shows; `all`: of every agent in the client's folders. */
export type WorkspaceFindings = "openFiles" | "all";

/** Reads `initializationOptions` and folders; what is malformed counts as not said. */
export function optionsOf({ initializationOptions, workspaceFolders, rootUri }: InitializeParams): Options {
  const said = (initializationOptions ?? {}) as Readonly<Record<string, unknown>>;
  return {
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []),
    workspaceFindings: findingsSetting(said.workspaceFindings),
    ...(typeof said.cacheDir === "string" && said.cacheDir && { cacheDir: said.cacheDir }),
  };
}

/** The value of the setting, however it comes. */
export function findingsSetting(value: unknown): WorkspaceFindings {
  return value === "openFiles" ? "openFiles" : "all";
}
