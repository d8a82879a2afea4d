/** Where the workflow and the command that it runs stand in a repository. Paths are relative to its root, with `/`. */

/** File name of the workflow, which is also how the API calls it. */
export const workflowFile = "agentwright.yml";
export const workflowPath = `.github/workflows/${workflowFile}`;

/** The command: one file that needs nothing beside it. */
export const cliPath = ".github/agentwright/cli.mjs";

/** Keeps git from changing the command's line ends, on whose bytes its digest rests. */
export const attributesPath = ".github/agentwright/.gitattributes";
export const attributesText = "cli.mjs -text -diff linguist-generated\n";

/** Folder (in the run's workspace) of what was made; its bundle and `result.json` are what the artifact holds. */
export const outFolder = "out";
export const resultFile = "result.json";

/** Days that GitHub keeps an artifact of ours. */
export const retentionDays = 7;

/** Name of the artifact of the run with this correlation. */
export function artifactName(correlation: string): string {
  return `agentwright-${correlation}`;
}
