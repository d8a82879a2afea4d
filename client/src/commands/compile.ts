import type { BuildOutcome } from "@agentwright/protocol";
import type { App } from "../app.ts";
import { compileAndSay } from "../build/compile.ts";
import { agentUri } from "../files/agent-file.ts";
import { requireDisk, sayNoAgent } from "../files/say.ts";
import { requireTrust } from "../trust.ts";

/** Compile Agent: writes the bundle, tells every step in the log, and ends with what can be done next. */
export async function run(app: App, argument?: unknown): Promise<BuildOutcome | undefined> {
  const config = agentUri(argument);
  if (!config) return sayNoAgent();
  if (!requireDisk(config) || !requireTrust()) return undefined;
  return compileAndSay(app, config);
}
