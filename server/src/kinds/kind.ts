import type { CheckContext } from "@agentwright/language/agent/index";
import type { Finding } from "@agentwright/protocol";
import type { OpenFile } from "../documents/open-file.ts";
import type { Surroundings, World } from "../world.ts";
import type { Answers } from "./answers.ts";

/** What a check is told of what is outside of the file, looked up when it asks. */
export interface CheckedIn {
  surroundings(): Surroundings;
  context(): CheckContext;
  readonly world: World;
}

/** A kind of files: how they are checked, and what they answer. One entry of the registry each. */
export interface Kind<F extends OpenFile> {
  /** May throw; what is thrown is told as a fault of ours. */
  check(file: F, checkedIn: CheckedIn): readonly Finding[];
  /**
   * Does what is long in a check, with pauses in which others have their turn. `isNew`: nothing is known of the text yet,
   * or much of it is another. False if it was stopped.
   */
  prepare?(file: F, isNew: boolean, isStopped: () => boolean): Promise<boolean>;
  /** Other files' findings may rest on what such a file says. */
  readonly isHeard: boolean;
  readonly answers: Answers<F>;
}
