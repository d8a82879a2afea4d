import { expect, test } from "vitest";
import { checkAgent } from "./check/check.ts";
import { openAgent } from "./document.ts";
import { agentModel } from "./model.ts";
import { agentTypes, newAgentText } from "./new-agent.ts";

test.each(["yaml", "json", "jsonc"] as const)("a new agent in %s checks clean, whatever its name and type", syntax => {
  for (const type of agentTypes) {
    for (const name of ["My Agent", "a: b # c", 'say "hi"', "true", "日本語 🦊", "- x", "1.0"]) {
      const document = openAgent(newAgentText({ name, type, syntax }), syntax);
      expect(checkAgent(document)).toEqual([]);
      expect(agentModel(document)?.identity).toMatchObject({ name, type });
      expect(agentModel(document)?.tools?.[0]?.name).toBe("greet");
    }
  }
});
