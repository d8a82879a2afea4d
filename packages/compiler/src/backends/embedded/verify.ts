import type { FileFinding, PluginError } from "@agentwright/protocol";
import { verifyPlugin } from "@agentwright/runtime";
import { BuildFailure } from "../../build/failure.ts";
import type { AgentPlan } from "../../kinds/agent/plan.ts";

/**
 * Loads the plugin, compares what it says of itself with its manifest, and evaluates its modules once: that finds the
 * syntax errors that stripping lets through, and code that fails while it is loaded. No tool runs.
 */
export async function verify(plan: AgentPlan, plugin: Uint8Array): Promise<readonly FileFinding[]> {
  const verified = await verifyPlugin(plugin);
  if (!verified.ok) throw new BuildFailure("verify-failed", verified.problem);
  const answer = verified.plugin.start().request({ op: "prepare", now: 0, seed: 0 });
  if (answer.ok) return [];
  const finding = findingOf(plan, answer.error);
  if (finding) return [finding];
  throw new BuildFailure("verify-failed", `The tools can't be loaded: ${answer.error.message}`);
}

function findingOf(plan: AgentPlan, error: PluginError): FileFinding | undefined {
  for (const { file, line, column } of error.stack ?? []) {
    const place = plan.code.place(file, line, column);
    if (!place) continue;
    const syntax = error.code === "syntax";
    const message = syntax
      ? `This code does not parse: ${error.message}.`
      : `This code fails while it is loaded: ${error.message}.`;
    return { ...place, code: syntax ? "AW190" : "AW193", severity: "error", message: message.replace(/\.\.$/, ".") };
  }
  return undefined;
}
