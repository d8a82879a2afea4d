import { defineConfig } from "@vscode/test-cli";

// One group for each workspace that suites are run in; `npm test` builds the suites into dist/test first.
const mocha = { ui: "bdd", timeout: 60_000 };

const group = label => ({
  label,
  files: `dist/test/${label}.*.test.cjs`,
  workspaceFolder: `test/editor/workspaces/${label}`,
  mocha,
});

export default defineConfig(["agent", "flow", "plain"].map(group));
