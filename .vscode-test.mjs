import { defineConfig } from "@vscode/test-cli";

// One group for each workspace that suites are run in; `npm test` builds the suites into dist/test first.
const mocha = { ui: "bdd", timeout: 60_000 };

export default defineConfig([
  {
    label: "agent",
    files: "dist/test/agent.*.test.cjs",
    workspaceFolder: "test/editor/workspaces/agent",
    mocha,
  },
]);
