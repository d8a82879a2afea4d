import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW192. */
export const npmImport: RuleExamples = {
  bad: yaml`
    tools:
      - name: make_slug
        description: Makes a slug of a title.
        language: typescript
        code: |
          import slugify from "slugify";
          export default async ({ title }) => slugify(title);
  `,
  good: yaml`
    tools:
      - name: make_slug
        description: Makes a slug of a title.
        language: typescript
        code: |
          export default async ({ title }) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  `,
};
