import type { FlowProblemCode } from "@agentwright/protocol";
import { exitCode } from "../exit.ts";
import type { Input } from "../inputs.ts";
import type { FlowChoices } from "./requests.ts";

/** 1 for what is wrong with the flow, 2 for what kept the command from looking at it. */
const flowIsWrong: ReadonlySet<FlowProblemCode> = new Set(["findings", "structure", "strict", "confirm"]);

const hints: Partial<Record<FlowProblemCode, string>> = {
  unknown: " Here: --evaluate allows it.",
  "no-flow": " If its flows are made by code, --evaluate runs it.",
  "add-on-missing": " Here: add --install-add-ons, or --database URL.",
};

/**
 * Tells what kept a file from being worked on, with its name as it was given and the option that helps, and gives the exit code. A
 * file that was merely found in a folder may hold no flow.
 */
export function sayProblem(
  { path, name, found }: Input,
  { code, problem }: { readonly code: FlowProblemCode; readonly problem: string },
  { evaluate }: FlowChoices,
): number {
  if (found && code === "no-flow") {
    console.error(`${name}: passed over, no flow is in it that can be read.`);
    return exitCode.fine;
  }
  const own = path.slice(path.lastIndexOf("/") + 1);
  const said = problem.startsWith(`${own} `) ? `${name}${problem.slice(own.length)}` : `${name}: ${problem}`;
  const helped = evaluate === true && code !== "add-on-missing";
  console.error(`${said}${helped ? "" : (hints[code] ?? "")}`);
  return flowIsWrong.has(code) ? exitCode.findings : exitCode.cannotRun;
}
