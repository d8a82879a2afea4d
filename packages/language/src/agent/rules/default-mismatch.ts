import { remove } from "../fixes/edits.ts";
import { maybe } from "./lib/one-fix.ts";
import { misfit, shapesOf } from "./lib/shapes.ts";
import type { PartRule } from "./rule.ts";

/** A default that the parameter would refuse. */
export const defaultMismatch: PartRule = {
  code: "AW172",
  name: "default-mismatch",
  title: "A default that the parameter would refuse",
  severity: "error",
  why: "The default is used where the caller gives nothing, and is checked like any other value. This one would fail the tool's own check every time.",
  from: "part",
  sections: ["tools"],
  check(part, report) {
    for (const { path, shape } of shapesOf(part)) {
      if (shape.default === undefined || shape.default === null || path.length !== 2) continue;
      if (contradicts(shape)) continue;
      const reason = part.isWhole(path.join("/")) ? misfit(shape.default, shape) : undefined;
      if (reason) report({ path: [...path, "default"] }, "The default does not fit: {reason}.", { reason });
    }
  },
  fix({ path }, { document }) {
    return maybe("Remove the default", remove(document, path));
  },
};

/** Then another rule speaks already. */
function contradicts({ minimum, maximum }: Readonly<Record<string, unknown>>): boolean {
  return typeof minimum === "number" && typeof maximum === "number" && minimum > maximum;
}
