import { rulePage } from "@agentwright/language/agent/index";

/** Where the pages of the rules can be read. */
const home = "https://github.com/agentwright/agentwright/blob/main/";

/** The address of a rule's page. */
export function ruleAddress(code: string): string {
  return home + rulePage(code);
}
