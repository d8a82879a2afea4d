import { json } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW111. */
export const trailingComma: RuleExamples = {
  bad: json`
    {
      "identity": { "name": "Support Triage", "type": "assistant" },
      "personality": { "traits": ["helpful", "direct",], "communicationStyle": "friendly" },
      "capabilities": {
        "canBrowseWeb": false,
        "canExecuteCode": false,
        "canAccessFiles": false,
        "networkAccess": false
      }
    }
  `,
  good: json`
    {
      "identity": { "name": "Support Triage", "type": "assistant" },
      "personality": { "traits": ["helpful"], "communicationStyle": "friendly" },
      "capabilities": {
        "canBrowseWeb": false,
        "canExecuteCode": false,
        "canAccessFiles": false,
        "networkAccess": false
      }
    }
  `,
  fixed: json`
    {
      "identity": { "name": "Support Triage", "type": "assistant" },
      "personality": { "traits": ["helpful", "direct"], "communicationStyle": "friendly" },
      "capabilities": {
        "canBrowseWeb": false,
        "canExecuteCode": false,
        "canAccessFiles": false,
        "networkAccess": false
      }
    }
  `,
};
