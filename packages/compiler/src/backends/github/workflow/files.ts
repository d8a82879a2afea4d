import { attributesPath, attributesText, cliPath, workflowPath } from "./places.ts";
import { readWorkflow } from "./read.ts";
import { workflowText } from "./text.ts";

/** What stands in a repository already; absent: no such file. */
export interface PresentFiles {
  readonly workflow?: string;
  /** SHA-256 (hex) of `cli.mjs`. */
  readonly cliSha256?: string;
  readonly attributes?: string;
}

export interface WantedFiles {
  /** The command's bytes as text, and their SHA-256 (hex). */
  readonly cli: string;
  readonly cliSha256: string;
  /** Absent: as the workflow that is there, else no. */
  readonly attest?: boolean;
  readonly server?: boolean;
}

/** One file of ours, and what writing it would mean. */
export interface PlannedFile {
  readonly path: string;
  readonly text: string;
  /** `edited`: somebody changed it, so it is only overwritten if they say so. */
  readonly state: "new" | "same" | "update" | "edited";
}

/** The files that make up a compile workflow, held against what is there. Nothing is written. */
export async function planFiles(present: PresentFiles, wanted: WantedFiles): Promise<readonly PlannedFile[]> {
  const before = present.workflow === undefined ? undefined : await readWorkflow(present.workflow);
  const workflow = await workflowText({
    cliSha256: wanted.cliSha256,
    attest: wanted.attest ?? before?.attest ?? false,
    server: wanted.server ?? before?.server ?? false,
  });
  return [
    { path: workflowPath, text: workflow, state: workflowState(present.workflow, workflow, before?.untouched) },
    { path: cliPath, text: wanted.cli, state: cliState(present.cliSha256, wanted.cliSha256, before?.cliSha256) },
    {
      path: attributesPath,
      text: attributesText,
      state: workflowState(present.attributes, attributesText, false),
    },
  ];
}

function workflowState(present: string | undefined, wanted: string, untouched = false): PlannedFile["state"] {
  if (present === undefined) return "new";
  if (present.replaceAll("\r\n", "\n") === wanted) return "same";
  return untouched ? "update" : "edited";
}

/** A command that the workflow beside it asks for is one that we wrote; any other is somebody's. */
function cliState(present: string | undefined, wanted: string, named: string | undefined): PlannedFile["state"] {
  if (present === undefined) return "new";
  if (present === wanted) return "same";
  return present === named ? "update" : "edited";
}
