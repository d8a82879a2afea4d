import type { BackendId, Target } from "./build.ts";
import type { Severity } from "./finding.ts";

/** The name of the project file; the nearest one upward wins, nothing is merged. */
export const projectFileName = "agentwright.json";

/** `agentwright.json`: what editor, command line, workflow and service all read. Everything is optional. */
export interface ProjectFile {
  readonly $schema?: string;
  readonly format?: 1;
  /** Rule code or name -> severity, or `off`. */
  readonly rules?: Readonly<Record<string, Severity | "off">>;
  /** Globs relative to the project file. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** Secret names that the project knows of, so that a misspelt one is found. */
  readonly secrets?: readonly string[];
  readonly target?: Target;
  readonly backend?: BackendId | "auto";
  readonly pgflow?: { readonly profile?: string };
}
