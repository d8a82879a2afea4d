import { renameStep, setValue } from "../../fixes/edits.ts";
import { maybe, one } from "../../fixes/one.ts";
import type { FlowRule } from "../rule.ts";
import { type SlugFault, slugFault, validSlug } from "./slugs.ts";

/** The rule about one fault of slugs, of flows and of steps. `{slug}`, `{of}` and `{versions}` stand in its sentence. */
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
          report(slug.span, template, { slug: flow.slug ?? "", of: "flow", versions: can.versions }, { flow, absence });
        }
        for (const step of flow.steps) {
          const { slug: own } = step.model;
          if (slugFault(own, "step", can) !== fault) continue;
          const absence = own.known && own.value === undefined;
          report(own.span, template, { slug: step.slug ?? "", of: "step", versions: can.versions }, { step, absence });
        }
      }
    },
  };
  // Of nothing no name can be made.
  if (fault === "missing" || fault === "empty") return rule;
  // Such a slug may be in a database already, of an older version: to be renamed on purpose only.
  return { ...rule, fix: fault === "underscores" ? renamed(maybe) : renamed(one) };
}

function renamed(as: typeof one): NonNullable<FlowRule["fix"]> {
  return ({ about: { flow, step }, args }, view) => {
    const slug = String(args.slug);
    if (step) {
      const taken = step.flow.steps.flatMap(other => (other !== step && other.slug !== undefined ? [other.slug] : []));
      const valid = validSlug(slug, "step", taken);
      return as(`Change to \`${valid}\``, renameStep(view, step, valid));
    }
    if (!flow) return [];
    const valid = validSlug(slug, "flow", []);
    return as(`Change to \`${valid}\``, setValue(view, flow.model.slug, valid));
  };
}
