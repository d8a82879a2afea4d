import type { BuildOutcome } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { compileAndSay } from "../build/compile.ts";
import { requireTrust } from "../trust.ts";
import { buildOf } from "./pick.ts";
import { isActive } from "./rows.ts";

/** Compile Again: the same config as it is now, to the same target. */
export async function run(app: App, argument?: unknown): Promise<BuildOutcome | undefined> {
  const record = await buildOf(app, argument, one => !isActive(one));
  if (!record || !requireTrust()) return undefined;
  return compileAndSay(app, vscode.Uri.file(record.path), { ...(record.target && { target: record.target }) });
}
