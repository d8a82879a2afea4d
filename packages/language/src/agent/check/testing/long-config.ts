import type { Syntax } from "../../../syntax/index.ts";
import { openAgent } from "../../document.ts";
import { partialModel } from "../../model.ts";

const head = `identity:
  name: Long
  type: assistant
personality: {traits: [helpful], communicationStyle: friendly}
capabilities:
  networkAccess: true
  allowedHosts: [api.example.org]
# agentwright-disable-file AW152
apiKeys:
  openai: "\${secret:OPENAI_API_KEY}"
x-own:
  - token: abc
`;

/** A config whose lists are so long that their pieces lie in several groups, with something to say of many a tool. */
export const longYaml = `${head}tools:
${Array.from({ length: 90 }, (_, i) => tool(i)).join("")}prompts:
${Array.from({ length: 70 }, (_, i) => `  - {name: p${i % 60}, template: "Say {{word}}", variables: [word]}\n`).join("")}model:
  provider: openai
`;

function tool(i: number): string {
  const name = `  - name: tool_${i % 80}\n`;
  if (i % 6 === 0) return `${name}    source: ./tools/t${i}.ts # agentwright-disable-line AW186\n`;
  if (i % 3 === 0) return `${name}    source: ./tools/t${i}.ts\n`;
  const host = i % 7 === 0 ? "other.example.net" : "api.example.org";
  if (i % 3 === 1) return `${name}    http:\n      url: https://${host}/x\n      headers: {k: "\${secret:KEY_${i}}"}\n`;
  return `${name}    description: Looks up\n    language: ${i % 2 ? "go" : "typescript"}\n    code: "x"\n`;
}

/** The same as JSON. */
export function longJson(syntax: Syntax): string {
  const model = partialModel(openAgent(longYaml, "yaml"));
  return syntax === "json" ? JSON.stringify(model, null, 1) : JSON.stringify(model);
}
