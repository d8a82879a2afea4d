import type { Syntax } from "@agentwright/language/syntax/index";
import type { CodeAction } from "vscode-languageserver";
import type { OpenAgent } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { makeEdit } from "./make-edit.ts";

/** What is to be done when an action is chosen. */
export type Work =
  | { readonly do: "fixKind"; readonly code: string }
  | { readonly do: "extract"; readonly offset: number }
  | { readonly do: "inline"; readonly offset: number; readonly remove: boolean }
  | { readonly do: "toolTypes" }
  | { readonly do: "sortKeys"; readonly section?: string }
  | { readonly do: "convert"; readonly to: Syntax };

/** The data of a lazy action: the file as it was when the action was offered, and the work. */
export interface Lazy {
  readonly uri: string;
  readonly version: number;
  readonly work: Work;
}

/**
 * An action whose edit is made when it is chosen, since making it reads the whole file. A client that can't ask then
 * gets the edit with the action, or a reason why there is none.
 */
export function lazily(
  server: Server,
  file: OpenAgent,
  action: CodeAction,
  work: Work,
): CodeAction | Promise<CodeAction> {
  if (!server.abilities.lazyActions) return complete(server, file, action, work);
  return { ...action, data: { uri: file.uri, version: file.version, work } satisfies Lazy };
}

/** The action with its edit; without one it is disabled and says why. */
export async function complete(server: Server, file: OpenAgent, action: CodeAction, work: Work): Promise<CodeAction> {
  const made = await makeEdit(server, file, work);
  return "refused" in made ? { ...action, disabled: { reason: made.refused } } : { ...action, edit: made };
}
