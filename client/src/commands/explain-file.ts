import type * as vscode from "vscode";
import type { App } from "../app.ts";
import { agentUri, baseName } from "../files/agent-file.ts";
import { sayNoAgent } from "../files/say.ts";
import { showMarkdown } from "../files/show-markdown.ts";
import { settingNotes } from "../settings.ts";

/** Explain This File: which project file, rules and settings apply to it, and why, as a Markdown document. */
export async function run(app: App, argument?: unknown): Promise<vscode.Uri | undefined> {
  const config = agentUri(argument);
  if (!config) return sayNoAgent();
  const { markdown } = await app.server.explain(config, settingNotes(config));
  return showMarkdown(app, `/explain/${baseName(config)}.md`, markdown);
}
