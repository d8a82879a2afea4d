import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW197. */
export const placeholderInHost: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
    tools:
      - name: get_status
        description: Reads the status of a region.
        parameters:
          - name: region
            type: string
            required: true
        http:
          url: https://{{region}}.example.org/status
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
    tools:
      - name: get_status
        description: Reads the status of a region.
        parameters:
          - name: region
            type: string
            required: true
        http:
          url: https://api.example.org/status/{{region}}
  `,
};
