import * as vscode from "vscode";
import type { App } from "../app.ts";

/** A token that a person stored under this name with Set API Key is used instead of the editor's own session. */
const storedName = "AGENTWRIGHT_GITHUB_TOKEN";

/**
 * A token for a server's API: a stored one, else that of the editor's session, for which the user is asked to sign in if
 * `ask`. Undefined: there is none, or they said no. The stored one may be as narrow as the user made it; a session has
 * the scope `repo`, which is the narrowest that starts workflows (GitHub's documentation "Scopes for OAuth apps").
 */
export async function githubToken(app: Pick<App, "secrets">, api: string, ask: boolean): Promise<string | undefined> {
  const stored = await app.secrets.value(storedName);
  if (stored !== undefined) return stored;
  const provider = api === "https://api.github.com" ? "github" : "github-enterprise";
  try {
    const options = ask ? { createIfNone: true } : { silent: true };
    return (await vscode.authentication.getSession(provider, ["repo"], options))?.accessToken;
  } catch {
    // The user closed the dialog, or no such provider is set up.
    return undefined;
  }
}
