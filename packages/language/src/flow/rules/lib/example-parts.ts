import type { Profile } from "../../profile/detect.ts";
import type { capabilities } from "../../profile/profiles.ts";

/** A slug of 130 characters. */
export const longSlug = `fetch${"ThePage".repeat(18)}`.slice(0, 130);

/** A slug that pgflow takes and the database doesn't: 51 characters. */
export const queueSlug = "summarizeAllOpenTicketsOfTheLastQuarterForEveryTeam";

export const builtinName = "constructor";

/** A version of pgflow that a manifest names. */
export function version(id: keyof typeof capabilities): Profile {
  return { id, known: true, why: `\`package.json\` asks for \`@pgflow/dsl\` ${id}.0.`, notes: [] };
}
