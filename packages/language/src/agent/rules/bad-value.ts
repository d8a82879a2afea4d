import { json } from "./lib/example.ts";
import type { ListedRule } from "./rule.ts";

/** A value that JSON does not know. */
export const badValue: ListedRule = {
  code: "AW106",
  name: "bad-value",
  title: "A value that JSON does not know",
  severity: "error",
  why: "JSON knows texts in double quotes, numbers, `true`, `false`, `null`, lists and objects, and nothing else. Write the value as one of these.",
  from: "syntax",
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
