import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW128. */
export const badUrl: RuleExamples = {
  bad: yaml`
    mcpServers:
      - name: tickets
        url: mcp.example.org/v1
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
  `,
  good: yaml`
    mcpServers:
      - name: tickets
        url: https://mcp.example.org/v1
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
  `,
  fixed: yaml`
    mcpServers:
      - name: tickets
        url: https://mcp.example.org/v1
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
  `,
};
