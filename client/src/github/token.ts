import * as vscode from "vscode";
import type { App } from "../app.ts";
import { tokenOf } from "./token-name.ts";

/**
 * A token for a server's API and no other: one that the user stored for it with Set API Key, else that of the editor's
 * session, for which they are asked to sign in if `ask`. Undefined: there is none, or they said no. The stored one may be
 * as narrow as the user made it; a session has the scope `repo`, which is the narrowest that starts workflows (GitHub's
 * documentation "Scopes for OAuth apps").
 */
export async function githubToken(app: Pick<App, "secrets">, api: string, ask: boolean): Promise<string | undefined> {
  const { stored, provider } = tokenOf(api, vscode.workspace.getConfiguration("github-enterprise").get("uri", ""));
  const own = await app.secrets.value(stored);
  if (own !== undefined || provider === undefined) return own;
  try {
    const options = ask ? { createIfNone: true } : { silent: true };
    return (await vscode.authentication.getSession(provider, ["repo"], options))?.accessToken;
  } catch {
    // The user closed the dialog, or no such provider is set up.
    return undefined;
  }
}
