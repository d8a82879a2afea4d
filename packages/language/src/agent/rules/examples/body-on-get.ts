import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW169. */
export const bodyOnGet: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
    tools:
      - name: add_note
        description: Adds a note.
        http:
          method: GET
          url: https://api.example.org/notes
          body:
            text: Hello
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
    tools:
      - name: add_note
        description: Adds a note.
        http:
          method: POST
          url: https://api.example.org/notes
          body:
            text: Hello
  `,
  fixed: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
    tools:
      - name: add_note
        description: Adds a note.
        http:
          method: POST
          url: https://api.example.org/notes
          body:
            text: Hello
  `,
};
