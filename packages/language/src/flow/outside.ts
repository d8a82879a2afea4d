import type { Known as Answer } from "../agent/outside.ts";
import type { Profile } from "./profile/detect.ts";

/** What reading a flow file must know of other files. `undefined`: there is no such module. */
export interface FlowModules {
  /**
   * The module that a specifier names. `from` is the file that imports it, in the form of `path`: relative to the flow
   * file's folder, with `/`; empty for the flow file itself.
   */
  module(specifier: string, from: string): Answer<FlowModule | undefined>;
}

export interface FlowModule {
  /** Relative to the flow file's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A flow that some other file of the workspace defines. */
export interface OtherFlow {
  readonly slug: string;
  /** Relative to the flow file's folder, with `/`. */
  readonly file: string;
  /** What that file calls it. */
  readonly name: string;
}

/** What checking a flow file may know from outside. Each answer may be "unknown", which is never reported as wrong. */
export interface FlowOutside extends FlowModules {
  /** The flows of all other files. */
  flows(): Answer<readonly OtherFlow[]>;
  /** The version of pgflow that the file's folder uses. */
  profile(): Answer<Profile>;
  /** What import maps call `@pgflow/dsl`. */
  aliases(): readonly string[];
  /** Does `@pgflow/dsl` lie where TypeScript's own service finds packages? */
  installed(): Answer<boolean>;
}

/** An outside of which nothing is known. */
export const noFlowsKnown: FlowOutside = {
  module: () => "unknown",
  flows: () => "unknown",
  profile: () => "unknown",
  installed: () => "unknown",
  aliases: () => [],
};
