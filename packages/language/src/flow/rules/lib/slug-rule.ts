import { renameStep, setValue } from "../../fixes/edits.ts";
import { one } from "../../fixes/one.ts";
import type { FlowRule } from "../rule.ts";
import { type SlugFault, slugFault, validSlug } from "./slugs.ts";

/** The rule about one fault of slugs, of flows and of steps. `{slug}` and `{of}` stand in its sentence. */
export function slugRule(
  facts: Pick<FlowRule, "code" | "name" | "title" | "why" | "severity" | "alsoTypeScript">,
  fault: SlugFault,
  template: string,
): FlowRule {
  const rule: FlowRule = {
    ...facts,
    from: "flow",
    check({ flows, can }, report) {
      for (const flow of flows) {
        const { slug } = flow.model;
        if (slugFault(slug, "flow", can) === fault) {
          const absence = slug.known && slug.value === undefined;
          report(slug.span, template, { slug: flow.slug ?? "", of: "flow" }, { flow, absence });
        }
        for (const step of flow.steps) {
          const { slug: own } = step.model;
          if (slugFault(own, "step", can) !== fault) continue;
          const absence = own.known && own.value === undefined;
          report(own.span, template, { slug: step.slug ?? "", of: "step" }, { step, absence });
        }
      }
    },
  };
  // Of nothing no name can be made.
  return fault === "missing" || fault === "empty" ? rule : { ...rule, fix };
}

const fix: FlowRule["fix"] = ({ about: { flow, step }, args }, view) => {
  const slug = String(args.slug);
  if (step) {
    const taken = step.flow.steps.flatMap(other => (other !== step && other.slug !== undefined ? [other.slug] : []));
    const valid = validSlug(slug, "step", taken);
    return one(`Change to \`${valid}\``, renameStep(view, step, valid));
  }
  if (!flow) return [];
  const valid = validSlug(slug, "flow", []);
  return one(`Change to \`${valid}\``, setValue(view, flow.model.slug, valid));
};
