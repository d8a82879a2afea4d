import * as vscode from "vscode";
import type { App } from "../app.ts";
import { githubToken } from "./token.ts";

/** Sign In to GitHub: asks the editor for its session; true if there is a token now. */
export async function run(app: App): Promise<boolean> {
  return signIn(app);
}

/** The same for those who need the token next. */
export async function signIn(app: Pick<App, "secrets">): Promise<boolean> {
  const signedIn = (await githubToken(app, "https://api.github.com", true)) !== undefined;
  await tellSignedIn(signedIn);
  return signedIn;
}

/** Whether somebody is signed in, for what views say; asks nobody for anything. */
export async function lookForSession(app: Pick<App, "secrets">): Promise<void> {
  await tellSignedIn((await githubToken(app, "https://api.github.com", false)) !== undefined);
}

async function tellSignedIn(signedIn: boolean): Promise<void> {
  await vscode.commands.executeCommand("setContext", "agentwright.githubSignedOut", !signedIn);
}
