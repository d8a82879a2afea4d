import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW181. */
export const goToolInWasm: RuleExamples = {
  bad: yaml`
    tools:
      - name: parse_log
        description: Parses a log file.
        source: ./parse.go
  `,
  good: yaml`
    tools:
      - name: parse_log
        description: Parses a log file.
        source: ./parse.go
    build:
      target: go-wasm
  `,
  fixed: yaml`
    tools:
      - name: parse_log
        description: Parses a log file.
        source: ./parse.go
    build:
      target: go-wasm
  `,
};
