import type { PgflowProfile } from "@agentwright/protocol";

/** pgmq's limit for the name of a queue, which is the flow's slug in lower case (measured: 47 works, 48 fails). */
export const queueNameLimit = 47;

/** Names that every object has: the DSL of all versions takes a step of such a name for one that is already there. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/** What is wrong with a flow's slug for this version of pgflow, DSL and database taken together. */
export function flowSlugProblem(slug: unknown, profile: PgflowProfile): string | undefined {
  const problem = slugProblem(slug, profile, "flow");
  if (problem !== undefined || typeof slug !== "string" || slug.length <= queueNameLimit) return problem;
  return `The slug '${slug}' has ${slug.length} characters. A flow's queue is named after it, and the name of a queue can't be longer than ${queueNameLimit}.`;
}

/** The same for a step's slug, on its own: whether it is there twice is the flow's affair. */
export function stepSlugProblem(slug: unknown, profile: PgflowProfile): string | undefined {
  const problem = slugProblem(slug, profile, "step");
  if (problem !== undefined || typeof slug !== "string" || !inherited.has(slug)) return problem;
  return `A step can't be called '${slug}': every JavaScript object has something of that name, which confuses pgflow.`;
}

function slugProblem(slug: unknown, profile: PgflowProfile, whose: "flow" | "step"): string | undefined {
  if (typeof slug !== "string") return `The slug of a ${whose} must be a text.`;
  if (slug === "") return `The slug of a ${whose} can't be empty.`;
  if (slug.length > 128) return `The slug '${slug.slice(0, 40)}…' is longer than 128 characters.`;
  if (slug === "run") return "The slug 'run' is reserved by pgflow.";
  if (/^[0-9]/.test(slug)) return `The slug '${slug}' can't start with a digit.`;
  if (!/^[a-zA-Z0-9_]+$/.test(slug)) return `The slug '${slug}' can hold only letters, digits and underscores.`;
  if (slug.startsWith("_") && (profile === "0.8" || profile === "0.17")) {
    return `The slug '${slug}' can't start with an underscore in pgflow ${profile}.`;
  }
  if (profile === "0.17" && (slug.endsWith("_") || slug.includes("__"))) {
    return `The slug '${slug}' can't end with an underscore or hold two in a row in pgflow 0.17.`;
  }
  return undefined;
}
