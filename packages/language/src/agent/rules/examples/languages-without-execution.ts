import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW149. */
export const languagesWithoutExecution: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: false
      supportedLanguages: [python]
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: true
      canAccessFiles: false
      networkAccess: false
      supportedLanguages: [python]
  `,
  fixed: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: false
  `,
};
