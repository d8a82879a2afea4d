/** Where docs/github.md tells more of a check of the doctor or of a finding in the workflow: each has a heading there. */
export function helpPage(heading: string): string {
  return `https://github.com/agentwright/agentwright/blob/main/docs/github.md#${heading}`;
}
