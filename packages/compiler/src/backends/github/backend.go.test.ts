import { afterEach, beforeEach, expect, test } from "vitest";
import { contentOf } from "../../../../../test/github/blobs.ts";
import type { BuildHost } from "../../build/host.ts";
import { memoryCache } from "../../cache/memory.ts";
import { diskHost } from "../../node/host.ts";
import { inlineTool, makeProject, type Project, yamlAgent } from "../../testing/project.ts";
import { runRemote } from "./run/run.ts";
import { artifactOf, type Stage, stage } from "./testing/stage.ts";

let at: Stage;
let here: Project;
let there: Project;

const goTool = `  - name: shout
    description: Says it in capitals.
    language: go
    code: |
      import "strings"

      return strings.ToUpper(input.Text("text")), nil
`;
const both = yamlAgent("Both", `tools:\n${inlineTool("greet", "return { hello: input.name };")}${goTool}`);

beforeEach(async () => {
  here = await makeProject({ ".git/HEAD": "ref: refs/heads/main\n", "a.agent.yaml": both });
  there = await makeProject({ "a.agent.yaml": both });
  at = await stage();
});

afterEach(async () => {
  await Promise.all([at.close(), here.remove(), there.remove()]);
});

/** A machine without Go, whose way out leads to the emulator. */
function host(): BuildHost {
  const { go: _, ...rest } = diskHost();
  return {
    ...rest,
    cache: memoryCache(undefined),
    remote: (job, say, signal) => runRemote(job, at.deps, say, signal),
  };
}

for (const target of ["wasm", "go-wasm"] as const) {
  test(`two modules, of which one is made by Go, come back as ${target} as they were made there`, async () => {
    const made = await there.build("a.agent.yaml", { target, outDir: `${there.root}/out` });
    if (made.outcome.status !== "succeeded") throw new Error(made.sha256);
    const path = made.outcome.result.artifacts.find(({ kind }) => kind === "bundle")?.path ?? "";
    const bytes = (await diskHost().read(path, there.root)) ?? new Uint8Array();
    at.script.push(() => {
      const run = at.github.runs[0];
      run?.upload(`agentwright-${run.inputs.correlation}`, contentOf(artifactOf(bytes)));
      run?.finish();
    });
    const { outcome, sha256, modules } = await here.build("a.agent.yaml", { target }, host());
    expect(outcome).toMatchObject({ status: "succeeded", result: { backend: "github", cached: false } });
    expect(sha256).toBe(made.sha256);
    expect(modules).toHaveLength(1);
    expect(modules).toEqual(made.modules);
    expect(at.github.violations).toEqual([]);
  });
}
