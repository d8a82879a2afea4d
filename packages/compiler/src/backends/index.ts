import type { BackendId } from "@agentwright/protocol";
import { BuildFailure } from "../build/failure.ts";
import type { Backend, Wanted } from "./backend.ts";
import { embedded } from "./embedded/index.ts";

/** Every backend of this version, in the order in which `auto` tries them. */
export const backends: readonly Backend[] = [embedded];

/** The backend that was asked for, or the first that can do it. Throws a BuildFailure that says what to do instead. */
export function chooseBackend(asked: BackendId | "auto", wanted: Wanted): Backend {
  if (asked !== "auto") {
    const backend = backends.find(each => each.id === asked);
    const has = backends.map(each => each.id).join(", ");
    if (!backend) {
      throw new BuildFailure(
        "target-unsupported",
        `The backend ‘${asked}’ is not part of this version. Use ${has} or auto.`,
      );
    }
    const refusal = backend.refusal(wanted);
    if (refusal !== undefined) throw new BuildFailure("target-unsupported", refusal);
    return backend;
  }
  let refusal = "There is no backend.";
  for (const backend of backends) {
    const why = backend.refusal(wanted);
    if (why === undefined) return backend;
    refusal = why;
  }
  throw new BuildFailure("target-unsupported", refusal);
}
