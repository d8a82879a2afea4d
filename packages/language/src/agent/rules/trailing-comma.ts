import { json } from "./lib/example.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** Comma behind the last element. */
export const trailingComma: ListedRule = {
  code: "AW111",
  name: "trailing-comma",
  title: "Comma behind the last element",
  severity: "error",
  why: "JSON allows a comma only between two elements. Other programs would refuse the file. Remove the comma, or name the file `.agent.jsonc`.",
  from: "syntax",
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
  fix({ start, end }) {
    return sure("Remove the comma", [{ start, end, text: "" }]);
  },
};
