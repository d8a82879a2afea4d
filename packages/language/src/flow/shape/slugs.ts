import type { PgflowProfile } from "@agentwright/protocol";
import { capabilities, longestQueueName, longestSlug } from "../profile/profiles.ts";
import { valueFault } from "../rules/lib/slugs.ts";

/** What is wrong with a slug for this version of pgflow, DSL and database taken together; of whatever type it is. */
export function slugProblem(slug: unknown, of: "flow" | "step", profile: PgflowProfile): string | undefined {
  const fault = valueFault(slug, of, capabilities[profile]);
  if (fault === undefined) return undefined;
  const name = `'${shortened(String(slug))}'`;
  const sentences: Readonly<Record<typeof fault, string>> = {
    missing: `The slug of a ${of} must be a text.`,
    empty: `The slug of a ${of} can't be empty.`,
    long: `The slug ${name} is longer than ${longestSlug} characters.`,
    reserved: "The slug 'run' is reserved by pgflow.",
    digit: `The slug ${name} can't start with a digit.`,
    characters: `The slug ${name} can hold only letters, digits and underscores.`,
    underscores: `pgflow ${capabilities[profile].versions} takes the slug ${name} only without these underscores.`,
    builtin: `A step can't be called ${name}: every JavaScript object has something of that name, which confuses pgflow.`,
    queue: `The slug ${name} has more than ${longestQueueName} characters. A flow's queue is named after it, and the name of a queue can't be longer.`,
  };
  return sentences[fault];
}

function shortened(slug: string): string {
  return slug.length > 60 ? `${slug.slice(0, 60)}…` : slug;
}
