import type { TextEdit } from "../../../syntax/index.ts";
import type { FileView } from "../../check/view.ts";
import { removeElement, removeOption } from "../../fixes/edits.ts";
import type { About } from "../rule.ts";

/** Takes one dependency of a step away; the whole option if it is the only one. */
export function withoutDependency(view: FileView, { step, dependency }: About): readonly TextEdit[] {
  const list = step?.model.dependencies;
  if (!step || !list?.known || dependency === undefined || list.span.file !== undefined) return [];
  if (list.value.length === 1) {
    const option = step.option(step.model.method === "map" ? "array" : "dependsOn");
    return option ? removeOption(view, option, step.model.optionsSpan) : [];
  }
  const element = list.value[dependency];
  return element ? removeElement(view, element.slug.span, list.span) : [];
}
