import type { FileView, StepView } from "../../check/view.ts";
import type { OptionModel } from "../../model.ts";

/** The conditions of all steps: what `if` and `ifNot` are, where that is known and they are not left out. */
export function* patternsIn({
  flows,
}: FileView): Generator<{ readonly step: StepView; readonly option: OptionModel; readonly value: unknown }> {
  for (const flow of flows)
    for (const step of flow.steps)
      for (const option of step.model.options) {
        if (option.name !== "if" && option.name !== "ifNot") continue;
        if (option.value.known && option.value.value !== undefined) yield { step, option, value: option.value.value };
      }
}
