import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW182. */
export const pluginOnWindows: RuleExamples = {
  bad: yaml`
    build:
      target: go-plugin
      platform: windows
  `,
  good: yaml`
    build:
      target: go-plugin
      platform: linux
  `,
};
