import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW194. */
export const unknownFlow: RuleExamples = {
  bad: yaml(
    `
    tools:
      - name: summarise
        description: Summarises all open tickets.
        flow: sumarize_tickets
  `,
    { flows: ["summarize_tickets"] },
  ),
  good: yaml(
    `
    tools:
      - name: summarise
        description: Summarises all open tickets.
        flow: summarize_tickets
  `,
    { flows: ["summarize_tickets"] },
  ),
  fixed: yaml(
    `
    tools:
      - name: summarise
        description: Summarises all open tickets.
        flow: summarize_tickets
  `,
    { flows: ["summarize_tickets"] },
  ),
};
