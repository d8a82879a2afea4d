import type { FlowSpan } from "../model.ts";
import { type FlowView, textOf } from "./view.ts";

/** Where a flow or a step of it is named. */
export function locateSlug(view: FlowView, flow: string, step?: string): FlowSpan | undefined {
  const found = view.file.flows.find(({ slug }) => textOf(slug) === flow);
  const slug = step === undefined ? found?.slug : found?.steps.find(one => textOf(one.slug) === step)?.slug;
  return slug?.span.file === undefined ? slug?.span : undefined;
}
