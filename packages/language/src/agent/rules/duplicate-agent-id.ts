import { deriveIdentity } from "../identity/identity.ts";
import { agentWithId } from "../outside.ts";
import type { AgentRule } from "./rule.ts";

/** Two agents with one id. */
export const duplicateAgentId: AgentRule = {
  code: "AW189",
  name: "duplicate-agent-id",
  title: "Two agents with one id",
  severity: "error",
  why: "Others tell agents apart by their id. Ids that are derived from equal names are equal too. Give one of the agents another name, or an `id` of its own.",
  from: "agent",
  outside: true,
  check(view, report) {
    const identity = view.section("identity");
    const source = ["id", "urn", "name"].find(field => identity.text(field) !== undefined);
    if (!source || !identity.isClear("id") || !identity.isClear("urn")) return;
    const { id } = deriveIdentity({ identity: identity.fields });
    const other = agentWithId(view.outside, id);
    if (!other || other === "unknown") return;
    const template = "`{path}` has the same id, {id}; give one of the two another name, or an `id` of its own.";
    report({ path: ["identity", source] }, template, { path: other.path, id });
  },
};
