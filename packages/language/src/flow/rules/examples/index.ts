import type { FlowExamples } from "../rule.ts";
import { options } from "./options.ts";
import { slugs } from "./slugs.ts";
import { steps } from "./steps.ts";
import { versions } from "./versions.ts";

/** Examples of every rule for flow files, by code. */
export const flowExamples: Readonly<Record<string, FlowExamples>> = { ...slugs, ...steps, ...options, ...versions };
