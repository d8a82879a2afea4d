import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW168. */
export const unusedParameter: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
    tools:
      - name: list_tickets
        description: Lists all tickets.
        parameters:
          - name: limit
            type: number
          - name: page
            type: number
        http:
          url: https://api.example.org/tickets?page={{page}}
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
    tools:
      - name: list_tickets
        description: Lists all tickets.
        parameters:
          - name: limit
            type: number
          - name: page
            type: number
        http:
          url: https://api.example.org/tickets?page={{page}}&limit={{limit}}
  `,
  fixed: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
    tools:
      - name: list_tickets
        description: Lists all tickets.
        parameters:
          - name: page
            type: number
        http:
          url: https://api.example.org/tickets?page={{page}}
  `,
};
