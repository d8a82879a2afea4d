import { afterAll, expect, test } from "vitest";
import type { GoSearch } from "../../build/go-tools.ts";
import { hostWithGo, someGo } from "../../testing/go.ts";
import { makeProject, yamlAgent } from "../../testing/project.ts";

const project = await makeProject({
  "t.go":
    'package t\n\nimport "agentwright/agent"\n\nfunc T(*agent.Host, agent.Input) (any, error) { return 1, nil }\n',
  "go.agent.yaml": yamlAgent("Going", "tools:\n  - { name: t, description: d, source: ./t.go }\n"),
  "plain.agent.yaml": yamlAgent("Plain"),
});
for (const platform of ["linux", "darwin", "windows"])
  await project.write({
    [`${platform}.agent.yaml`]: yamlAgent("Plugin", `build:\n  target: go-plugin\n  platform: ${platform}\n`),
    // The rule says the same in the editor; what is built must not depend on it.
    "agentwright.json": JSON.stringify({ rules: { AW182: "off" } }),
  });
afterAll(() => project.remove());

const here: GoSearch = { found: someGo };
const { cc: _, ...withoutC } = someGo;
const none: GoSearch = { missing: "Go 1.24 or later is needed, and only go1.23.1 (/usr/bin/go) was found." };

test.each<[what: string, config: string, search: GoSearch | undefined, code: string, words: RegExp]>([
  [
    "a Go tool without Go",
    "go",
    none,
    "toolchain-missing",
    /only go1\.23\.1.*go\.dev\/dl.*agentwright\.go\.path.*GitHub/,
  ],
  ["where no process can start", "go", undefined, "toolchain-missing", /can't be started here.*GitHub/],
  ["a plugin for Windows", "windows", here, "target-unsupported", /can't make plugins for Windows/],
  ["a plugin for macOS on Linux", "darwin", here, "target-unsupported", /for darwin can't be built on linux.*github/],
  ["a plugin without a C compiler", "linux", { found: withoutC }, "toolchain-missing", /C compiler.*GitHub/],
  ["a plugin on Windows", "linux", { found: { ...someGo, os: "windows" } }, "target-unsupported", /on windows.*github/],
])("%s is refused before anything is built, with what to do", async (_, config, search, code, words) => {
  const { outcome, events } = await project.build(`${config}.agent.yaml`, {}, hostWithGo(search));
  expect(outcome).toMatchObject({ status: "failed", error: { code, message: expect.stringMatching(words) } });
  expect(events.some(event => event.type === "started")).toBe(false);
});

test("a plugin that names no platform is made for this one, where that can be", async () => {
  await project.write({ "any.agent.yaml": yamlAgent("Plugin", "build:\n  target: go-plugin\n") });
  const windows = hostWithGo({ found: { ...someGo, os: "windows" } });
  const { outcome } = await project.build("any.agent.yaml", {}, windows);
  expect(outcome).toMatchObject({ error: { message: expect.stringContaining("can't make plugins for Windows") } });
});

test("each backend that was asked for says why it can't, and auto says which it passed over", async () => {
  const named = (backend: "embedded" | "go", config = "go") =>
    project.build(`${config}.agent.yaml`, { backend }, hostWithGo(none));
  expect((await named("embedded")).outcome).toMatchObject({
    error: { code: "target-unsupported", message: expect.stringMatching(/‘t’ is written in Go.*go or github/) },
  });
  expect((await named("go")).outcome).toMatchObject({ error: { code: "toolchain-missing" } });
  expect((await named("go", "plain")).outcome).toMatchObject({
    error: { code: "target-unsupported", message: expect.stringContaining("Use the backend embedded") },
  });
});
