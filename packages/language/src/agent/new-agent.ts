import type { Syntax } from "../syntax/index.ts";
import { plainOrQuoted } from "./fixes/format.ts";
import type { AgentConfig } from "./spec/agent.ts";
import { identity } from "./spec/identity.ts";

type AgentType = AgentConfig["identity"]["type"];

/** The kinds of agents that there are. */
export const agentTypes = Object.keys(identity.fields.type.values) as readonly AgentType[];

/** The text of a new agent that checks clean and has one tool to try. */
export function newAgentText({ name, type, syntax }: { name: string; type: AgentType; syntax: Syntax }): string {
  return syntax === "yaml" ? yamlText(name, type) : jsonText(name, type);
}

function yamlText(name: string, type: AgentType): string {
  return `format: 1
identity:
  name: ${plainOrQuoted(name, false)}
  type: ${type}
  description: What this agent does, in a sentence.
  version: 0.1.0

personality:
  traits: [helpful, direct]
  communicationStyle: friendly
  responseLength: moderate

capabilities:
  canBrowseWeb: false
  canExecuteCode: false
  canAccessFiles: false
  networkAccess: false
  timeoutSeconds: 30

tools:
  - name: greet
    description: Greets a person by name.
    parameters:
      - name: name
        type: string
        description: The person's name.
        required: true
    returns: The greeting.
    language: typescript
    code: |
      export default async (input: { name: string }) => {
        return { greeting: \`Hello, \${input.name}!\` };
      };

prompts:
  - name: introduce
    variables: [person]
    content: Introduce yourself to {{person}} in one sentence.
`;
}

function jsonText(name: string, type: AgentType): string {
  const config: AgentConfig = {
    format: 1,
    identity: { name, type, description: "What this agent does, in a sentence.", version: "0.1.0" },
    personality: { traits: ["helpful", "direct"], communicationStyle: "friendly", responseLength: "moderate" },
    capabilities: {
      canBrowseWeb: false,
      canExecuteCode: false,
      canAccessFiles: false,
      networkAccess: false,
      timeoutSeconds: 30,
    },
    tools: [
      {
        name: "greet",
        description: "Greets a person by name.",
        parameters: [{ name: "name", type: "string", description: "The person's name.", required: true }],
        returns: "The greeting.",
        language: "javascript",
        code: "export default async input => ({ greeting: `Hello, ${input.name}!` });\n",
      },
    ],
    prompts: [
      { name: "introduce", variables: ["person"], content: "Introduce yourself to {{person}} in one sentence." },
    ],
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
