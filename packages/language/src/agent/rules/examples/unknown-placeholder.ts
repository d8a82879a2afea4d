import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW167. */
export const unknownPlaceholder: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
    tools:
      - name: get_ticket
        description: Reads a ticket.
        parameters:
          - name: ticket
            type: string
            required: true
        http:
          url: https://api.example.org/tickets/{{tiket}}
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
    tools:
      - name: get_ticket
        description: Reads a ticket.
        parameters:
          - name: ticket
            type: string
            required: true
        http:
          url: https://api.example.org/tickets/{{ticket}}
  `,
  fixed: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
    tools:
      - name: get_ticket
        description: Reads a ticket.
        parameters:
          - name: ticket
            type: string
            required: true
        http:
          url: https://api.example.org/tickets/{{ticket}}
  `,
};
