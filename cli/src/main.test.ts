import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { mistake } from "./testing/configs.ts";
import { agentwright, inFolder } from "./testing/run.ts";

test("help and version are on standard output; a command that does not exist is told", () =>
  inFolder(async folder => {
    const run = (...args: string[]) => agentwright(args, { cwd: folder });
    const overview = await run();
    expect([overview.code, overview.err]).toEqual([0, ""]);
    for (const name of ["check", "compile", "run", "init", "migrate", "import"])
      expect(overview.out).toContain(`  ${name} `);
    expect(await run("help", "check")).toEqual(await run("check", "--help"));
    expect((await run("--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const args of [["flyy"], ["toString"], ["help", "flyy"]]) {
      const { code, out, err } = await run(...args);
      expect([code, out, err]).toEqual([2, "", expect.stringContaining(`There is no command "${args.at(-1)}".`)]);
    }
    for (const [typed, meant] of [
      ["chek", "check"],
      ["Compile", "compile"],
    ] as const) {
      const { code, err } = await run(typed);
      expect([code, err]).toEqual([2, `There is no command "${typed}". Did you mean "${meant}"?\n`]);
    }
    expect(await run("check", "--formt", "json")).toMatchObject({
      code: 2,
      err: expect.stringMatching(/formt.* Run: agentwright check --help\n$/),
    });
  }));

test("a reader that goes away changes neither the exit code nor says a word", () =>
  inFolder(
    async folder => {
      const main = fileURLToPath(new URL("main.ts", import.meta.url));
      const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main, "check", "."], {
        cwd: folder,
      });
      child.stdout.destroy();
      let err = "";
      child.stderr.setEncoding("utf8").on("data", text => (err += text));
      const code = await new Promise(resolve => child.on("close", resolve));
      expect([code, err]).toEqual([1, ""]);
    },
    { "a.agent.yaml": mistake },
  ));
