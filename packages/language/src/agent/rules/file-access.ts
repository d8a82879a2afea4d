import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { AgentRule } from "./rule.ts";

/** Files allowed in one place and not in the other. */
export const fileAccess: AgentRule = {
  code: "AW148",
  name: "file-access",
  title: "Files allowed in one place and not in the other",
  severity: "warning",
  why: "`canAccessFiles` says what the agent may do, `runtime.fileSystemAccess` what its box can do. Where they differ, either the agent fails or the box is more open than the agent admits.",
  from: "agent",
  check(view, report) {
    const agent = view.section("capabilities").get("canAccessFiles");
    const box = view.section("runtime").get("fileSystemAccess");
    if (typeof agent !== "boolean" || typeof box !== "boolean" || agent === box) return;
    const related = [{ path: ["capabilities", "canAccessFiles"], message: `\`canAccessFiles\` is ${agent}` }];
    const args = { box: String(box), agent: String(agent) };
    report({ path: ["runtime", "fileSystemAccess"] }, "This is {box}, but `canAccessFiles` is {agent}.", args, related);
  },
  fix({ path, args }, { document }) {
    return sure(`Change to \`${args.agent}\``, setValue(document, path, args.agent === "true"));
  },
};
