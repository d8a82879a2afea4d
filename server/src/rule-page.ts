/** Where the page of a rule can be read: one Markdown file a rule, in the repository. */
export function rulePage(code: string): string {
  return `https://github.com/agentwright/agentwright/blob/main/docs/rules/${code}.md`;
}
