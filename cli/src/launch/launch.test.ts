import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { agentwright, inFolder } from "../testing/run.ts";

const built = process.env.AGENTWRIGHT_TEST_DIST ?? "";

/** The built command, installed in a folder of its own. */
function installed(cwd: string): (...args: string[]) => ReturnType<typeof agentwright> {
  const program = join(cwd, "cli.js");
  const own = (path: string) => !/bytecode$/.test(path);
  for (const name of ["cli.js", "cli", "kernel.wasm", "agent-service.br"]) {
    cpSync(join(built, name), join(cwd, name), { recursive: true, filter: own });
  }
  writeFileSync(join(cwd, "package.json"), '{"type":"module"}');
  return (...args) => agentwright(args, { cwd, program });
}

const testBuilt = test.skipIf(built === "");

testBuilt("code is kept by command, beside the bundles, and a damaged file is replaced", () =>
  inFolder(async cwd => {
    const run = installed(cwd);
    const first = await run("--version");
    expect(first).toMatchObject({ code: 0, err: "" });
    const [version = ""] = readdirSync(join(cwd, "cli", "bytecode"));
    const [name = "", ...more] = readdirSync(join(cwd, "cli", "bytecode", version));
    expect([name, more]).toEqual([expect.stringMatching(/^help-agentwright\.cjs-[0-9a-f]+\.bin$/), []]);
    const kept = join(cwd, "cli", "bytecode", version, name);
    const bytes = readFileSync(kept);
    for (const content of [Buffer.alloc(0), bytes.subarray(0, 5000), Buffer.alloc(bytes.length, 7)]) {
      writeFileSync(kept, content);
      expect(await run("--version")).toEqual(first);
      expect(readFileSync(kept).length).toBeGreaterThan(8000);
    }
    expect((await run("format", "--help")).code).toBe(0);
    expect(readdirSync(dirname(kept)).map(each => each.split("-")[0])).toEqual(["format", "help"]);
    expect(existsSync(join(cwd, ".cache"))).toBe(false);
  }),
);

testBuilt("a package that lies in a file of its own is loaded by who needs it", () =>
  inFolder(async cwd => {
    const run = installed(cwd);
    const loaded = () =>
      readdirSync(join(cwd, "cli", "bytecode"), { recursive: true, encoding: "utf8" })
        .flatMap(path => /([a-z]+-[a-z]+)\.cjs-[0-9a-f]+\.bin$/.exec(path)?.[1] ?? [])
        .sort();
    const begun = ["init", "check", "compile", "format"];
    expect((await run("init", "First", "Agent")).code).toBe(0);
    for (const command of begun.slice(1)) expect((await run(command, "first-agent.agent.yaml")).code).toBe(0);
    // Neither TypeScript nor the way to GitHub, to a database or to another reader of YAML.
    expect(loaded()).toEqual(begun.map(command => `${command}-agentwright`).sort());
    writeFileSync(join(cwd, "flow.ts"), 'import { Flow } from "@pgflow/dsl";\n');
    await run("flow", "check", "flow.ts");
    expect(loaded()).toContain("flow-typescript");
  }),
);

testBuilt("a run that could not begin keeps nothing", () =>
  inFolder(async cwd => {
    const run = installed(cwd);
    for (const args of [["nosuch"], ["compile"], ["check", "no.agent.yaml"]]) expect((await run(...args)).code).toBe(2);
    expect(existsSync(join(cwd, "cli", "bytecode"))).toBe(false);
  }),
);

testBuilt("a part of it that is missing is told in a sentence", () =>
  inFolder(async cwd => {
    const run = installed(cwd);
    await run("init", "First", "Agent");
    rmSync(join(cwd, "kernel.wasm"));
    const kernel = await run("compile", "first-agent.agent.yaml");
    expect([kernel.code, kernel.err]).toEqual([2, expect.stringContaining("kernel.wasm is missing")]);
    rmSync(join(cwd, "cli", "agentwright.cjs"));
    const { code, err } = await run("--version");
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/agentwright\.cjs, a part of agentwright, .*Install agentwright again\.\n$/),
    ]);
  }),
);
