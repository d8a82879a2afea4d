import { isRecord } from "../check/record.ts";
import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { AgentRule } from "./rule.ts";

/** The box is smaller than the memory promised. */
export const memoryLimits: AgentRule = {
  code: "AW146",
  name: "memory-limits",
  title: "The box is smaller than the memory promised",
  severity: "warning",
  why: "`maxMemory` says how much the agent may use, `runtime.limits.memoryMb` how much its box has. Where the box is smaller the agent is killed before it reaches its own limit.",
  from: "agent",
  check(view, report) {
    const promised = view.section("capabilities").text("maxMemory");
    const runtime = view.section("runtime");
    const limits = runtime.get("limits");
    const size = isRecord(limits) && runtime.isClear("limits", "memoryMb") ? limits.memoryMb : undefined;
    const wanted = promised && megabytes(promised);
    if (!wanted || typeof size !== "number" || size >= wanted) return;
    const related = [{ path: ["capabilities", "maxMemory"], message: `\`maxMemory\` is ${promised}` }];
    const args = { size, promised, wanted };
    const template = "The box has {size} MB, but `maxMemory` promises {promised} ({wanted} MB).";
    report({ path: ["runtime", "limits", "memoryMb"] }, template, args, related);
  },
  fix({ path, args }, { document }) {
    return sure(`Give the box ${args.wanted} MB`, setValue(document, path, Number(args.wanted)));
  },
};

function megabytes(size: string): number | undefined {
  const match = /^(\d+)(MB|GB)$/.exec(size);
  return match ? Number(match[1]) * (match[2] === "GB" ? 1024 : 1) : undefined;
}
