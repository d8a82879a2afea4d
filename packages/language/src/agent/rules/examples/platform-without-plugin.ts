import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW183. */
export const platformWithoutPlugin: RuleExamples = {
  bad: yaml`
    build:
      target: wasm
      platform: linux
  `,
  good: yaml`
    build:
      target: go-plugin
      platform: linux
  `,
  fixed: yaml`
    build:
      target: wasm
  `,
};
