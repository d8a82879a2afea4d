import { json, jsonc } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW112. */
export const commentInJson: RuleExamples = {
  bad: json`
    {
      "identity": { "name": "Support Triage", "type": "assistant" },
      "personality": { "traits": ["helpful"], "communicationStyle": "friendly" },
      "capabilities": {
        "canBrowseWeb": false, // not needed
        "canExecuteCode": false,
        "canAccessFiles": false,
        "networkAccess": false
      }
    }
  `,
  good: jsonc`
    {
      "identity": { "name": "Support Triage", "type": "assistant" },
      "personality": { "traits": ["helpful"], "communicationStyle": "friendly" },
      "capabilities": {
        "canBrowseWeb": false, // not needed
        "canExecuteCode": false,
        "canAccessFiles": false,
        "networkAccess": false
      }
    }
  `,
  fixed: json`
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
};
