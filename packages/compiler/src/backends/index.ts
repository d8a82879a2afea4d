import type { BackendId } from "@agentwright/protocol";
import { BuildFailure } from "../build/failure.ts";
import type { BuildRun } from "../build/run.ts";
import type { Backend, Refusal, Wanted } from "./backend.ts";
import { embedded } from "./embedded/index.ts";
import { github } from "./github/index.ts";
import { go } from "./go/index.ts";

/** Every backend of this version, in the order in which `auto` tries them. */
export const backends: readonly Backend[] = [embedded, go, github];

/** The backend that was asked for, or the first that can do it. Throws a BuildFailure that says what to do instead. */
export async function chooseBackend(run: BuildRun, asked: BackendId | "auto", wanted: Wanted): Promise<Backend> {
  if (asked !== "auto") return named(run, asked, wanted);
  const refused: { readonly from: BackendId; readonly refusal: Refusal }[] = [];
  for (const backend of backends) {
    const refusal = (await backend.refusal(run, wanted)) ?? (await backend.unlikely?.(run));
    if (refusal === undefined) {
      for (const { from, refusal } of refused) run.say({ type: "switched", from, reason: refusal.message });
      return backend;
    }
    refused.push({ from: backend.id, refusal });
  }
  // What would help on this machine is said, where there is such a thing, before what would help elsewhere.
  const here = refused.findLast(({ from }) => from !== "github") ?? refused.at(-1);
  throw failureOf(here?.refusal ?? { code: "target-unsupported", message: "There is no backend." });
}

async function named(run: BuildRun, asked: BackendId, wanted: Wanted): Promise<Backend> {
  const backend = backends.find(each => each.id === asked);
  if (!backend) {
    const has = backends.map(each => each.id).join(", ");
    throw new BuildFailure(
      "target-unsupported",
      `The backend ‘${asked}’ is not part of this version. Use ${has} or auto.`,
    );
  }
  const refusal = await backend.refusal(run, wanted);
  if (refusal) throw failureOf(refusal);
  return backend;
}

function failureOf({ code, message }: Refusal): BuildFailure {
  return new BuildFailure(code, message);
}
