import { json } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW106. */
export const badValue: RuleExamples = {
  bad: json`
    {
      "identity": { "name": "Support Triage", "type": "assistant" },
      "personality": { "traits": ["helpful"], "communicationStyle": "friendly" },
      "capabilities": {
        "canBrowseWeb": yes,
        "canExecuteCode": false,
        "canAccessFiles": false,
        "networkAccess": true
      }
    }
  `,
  good: json`
    {
      "identity": { "name": "Support Triage", "type": "assistant" },
      "personality": { "traits": ["helpful"], "communicationStyle": "friendly" },
      "capabilities": {
        "canBrowseWeb": true,
        "canExecuteCode": false,
        "canAccessFiles": false,
        "networkAccess": true
      }
    }
  `,
};
