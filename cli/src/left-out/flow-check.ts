import type { Checked } from "../check-files.ts";
import type { Input } from "../inputs.ts";

/** Stands in for the check of flow files: none of them is looked at, and each is told so. */
export async function checkFlowFiles(inputs: readonly Input[]): Promise<Checked> {
  const unreadable = inputs.map(
    ({ name }) =>
      `${name} is not checked: this one-file agentwright can't read flows. Use the agentwright command itself.`,
  );
  return { findings: [], files: 0, unreadable };
}
