import type { PgflowProfile } from "@agentwright/protocol";

/** Which version of pgflow a file is for, and how that is known. */
export interface Profile {
  readonly id: PgflowProfile;
  /** Is it known, or the newest for want of anything better? */
  readonly known: boolean;
  /** One sentence: what says so. */
  readonly why: string;
  /** Sentences about what contradicts. */
  readonly notes: readonly string[];
}
