import type { OutcomeStatus, RunOutcome } from "@agentwright/language/flow/simulate/outcome";
import { simulate } from "@agentwright/language/flow/simulate/simulate";
import type { FlowShape, Json } from "@agentwright/protocol";
import type { FlowWords } from "../../../previews/flow/words.ts";
import { say } from "../../shared/say.ts";
import type { Kept } from "../memory.ts";
import { reasonText } from "./describe.ts";

/** What was typed, read; `problem` is of the first text that is no JSON. */
export interface Thought {
  readonly outcome?: RunOutcome;
  readonly problem?: { readonly of: "input" | "output"; readonly message: string };
}

/** Simulates what the user typed. An output that is not JSON yet counts as not given. */
export function think(shape: FlowShape, kept: Pick<Kept, "input" | "outputs" | "failing">): Thought {
  const input = read(kept.input);
  if (!input.ok) return { problem: { of: "input", message: input.message } };
  const outputs = Object.entries(kept.outputs).flatMap(([slug, text]) => {
    const output = text.trim() === "" ? undefined : read(text);
    return output?.ok ? [[slug, output.value] as const] : [];
  });
  return {
    outcome: simulate(shape, { input: input.value, outputs: Object.fromEntries(outputs), failing: kept.failing }),
  };
}

type Read = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string };

/** JSON, or why it is none. */
export function read(text: string): Read {
  try {
    return { ok: true, value: JSON.parse(text) as Json };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** The run in one sentence. */
export function runText({ run, because, steps }: RunOutcome, words: FlowWords): string {
  const why = steps.find(({ slug }) => slug === because)?.reason;
  if (run === "refused") return say(words.runRefused, because ?? "");
  if (run === "fails") return say(words.runFails, because ?? "", why === undefined ? "" : reasonText(why, words));
  const phrases: Record<OutcomeStatus, string> = {
    runs: words.countRuns,
    empty: words.countEmpty,
    skipped: words.countSkipped,
    fails: words.countFails,
    never: words.countNever,
    open: words.countOpen,
  };
  const counts = new Map<OutcomeStatus, number>();
  for (const { status } of steps) counts.set(status, (counts.get(status) ?? 0) + 1);
  const text = [...counts].map(([status, count]) => say(phrases[status], count)).join(", ");
  return say(run === "open" ? words.runOpen : words.runCompletes, text);
}
