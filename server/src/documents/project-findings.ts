import { checkProject } from "@agentwright/language/project/index";
import type { Finding } from "@agentwright/protocol";

/** What is wrong in an `agentwright.json`. */
export function projectFindings(text: string): readonly Finding[] {
  return checkProject(text);
}
