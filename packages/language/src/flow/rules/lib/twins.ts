import type { FileView, FlowView } from "../../check/view.ts";

/** A flow and an earlier one, of this file or of another, that has the same slug but for case. */
export interface Twin {
  readonly flow: FlowView;
  readonly slug: string;
  readonly other: string;
  /** The other's file; absent if it is this one. */
  readonly file?: string;
  readonly at?: { readonly start: number; readonly end: number };
}

/** Each flow once: with its namesake in this file, or else with one in another. */
export function twinsIn({ flows, outside }: FileView): readonly Twin[] {
  const others = outside.flows();
  const seen: FlowView[] = [];
  const twins: Twin[] = [];
  for (const flow of flows) {
    const { slug } = flow;
    if (slug === undefined) continue;
    // Two ways to go on from one `new Flow` are one flow as far as its slug goes.
    const forked = seen.some(({ model }) => model.headSpan.start === flow.model.headSpan.start);
    if (forked) continue;
    const same = (other: { readonly slug?: string | undefined }) => other.slug?.toLowerCase() === slug.toLowerCase();
    const here = seen.find(other => other.slug === slug) ?? seen.find(same);
    const there = others === "unknown" ? undefined : (others.find(other => other.slug === slug) ?? others.find(same));
    if (here?.slug !== undefined) twins.push({ flow, slug, other: here.slug, at: here.model.slug.span });
    else if (there) twins.push({ flow, slug, other: there.slug, file: there.file });
    seen.push(flow);
  }
  return twins;
}
