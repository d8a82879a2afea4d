import { existsSync } from "node:fs";
import { findGo } from "../../packages/compiler/src/node/go/find.ts";
import { pgliteForTests } from "../../packages/compiler/src/testing/pglite.ts";
import { findPostgres } from "../../packages/compiler/src/testing/postgres.ts";
import { ensureWorkbench } from "../../test/editor/workbench/install.ts";
import { root } from "./bootstrap.mjs";
import { ensurePeers } from "./peers.ts";
import { pythonForTests } from "./python.ts";
import { capture, run, Skip, type Step } from "./steps.ts";
import { ensureChromium, findChromium, which } from "./tools.ts";

const node = (script: string, ...args: string[]) =>
  run(process.execPath, ["--disable-warning=ExperimentalWarning", script, ...args]);
const bin = (name: string, ...args: string[]) => run(process.platform === "win32" ? `${name}.cmd` : name, args);

/** Browser and editor: brought here once, so that each later step finds them or says what is missing. */
async function ensureEditor(): Promise<void> {
  try {
    ensureChromium();
  } catch (error) {
    throw new Skip("chromium", error instanceof Error ? error.message : String(error));
  }
  await ensureWorkbench("newest");
}

function needsChromium(): void {
  if (findChromium() === undefined) throw new Skip("chromium", "chromium not found");
}

/** Packages that a step brings here itself. What npm said is printed; the table says the short of it. */
async function needsNpm(bring: () => unknown): Promise<void> {
  try {
    await bring();
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    throw new Skip("npm", "npm packages can't be had");
  }
}

function needsPostgres(): void {
  if (findPostgres() === undefined) throw new Skip("postgres", "postgres not found");
}

/** Go 1.24 or later, and the one module that the host in Go needs; what else Go says is printed. */
async function needsGo(): Promise<void> {
  const go = which("go");
  if (go === undefined) throw new Skip("go", "go not found");
  const version = (await capture(go, ["env", "GOVERSION"])).trim();
  const minor = /^go1\.(\d+)/.exec(version)?.[1];
  if (minor !== undefined && Number(minor) < 24) throw new Skip("go", `go 1.24 not found, only ${version}`);
  try {
    await run(go, ["mod", "download"], { cwd: `${root}/test/conformance/go-host` });
  } catch {
    throw new Skip("go-modules", "go modules can't be had");
  }
}

/** The Python with wasmtime. What pip said is printed; the table says the short of it. */
function needsPython(): string {
  try {
    return pythonForTests();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.log(why);
    throw new Skip("python", /not found/.test(why) ? "python3 not found" : "pip packages can't be had");
  }
}

const conformance = (project: string) =>
  bin("vitest", "run", "--config", "test/conformance/vitest.config.ts", "--project", project);

/** The library's own tests come first: what they find, the others would tell less well. */
async function testGoLibrary(): Promise<void> {
  const searched = await findGo(undefined);
  if ("missing" in searched) throw new Skip("go", "go not found");
  await run(searched.found.command, ["-C", "packages/kernel/go", "vet", "./..."]);
  await run(searched.found.command, ["-C", "packages/kernel/go", "test", "./..."]);
}

/** Types, the service's own tests, then bundles that are started, and its policy beside the runtime's. */
async function testPythonService(): Promise<void> {
  const python = needsPython();
  const cwd = `${root}/packages/compiler/python`;
  await run(python, ["-m", "mypy", "--strict", "--cache-dir", nullDevice, "."], { cwd });
  await run(python, ["-B", "-m", "unittest", "discover", "-s", "tests", "-t", "."], { cwd });
  await bin("vitest", "run", "--config", "test/python-service/vitest.config.ts");
}

const nullDevice = process.platform === "win32" ? "nul" : "/dev/null";

const flowTests = (project: string) =>
  bin("vitest", "run", "--config", "test/flows/vitest.config.ts", "--project", project);

/** Every step of `npm test`, in order. */
export const steps: readonly Step[] = [
  { name: "generated files are current", lane: "b", run: () => node("scripts/generate.ts", "--check") },
  {
    name: "types",
    lane: "a",
    run: async () => {
      for (const project of [".", "packages/language", "client/src/webview", "test/ui"])
        await bin("tsc", "-p", project);
    },
  },
  { name: "lint", lane: "b", run: () => node("scripts/lint.ts") },
  { name: "build", lane: "b", run: () => node("esbuild.mjs", "--tests") },
  { name: "bundles: no eval, sizes", run: () => node("scripts/lint/bundles.ts") },
  { name: "unit and property tests", run: () => bin("vitest", "run") },
  {
    name: "flows on PGlite",
    lane: "a",
    run: async () => {
      await needsNpm(pgliteForTests);
      await flowTests("pglite");
    },
  },
  {
    name: "flows on PostgreSQL",
    lane: "a",
    run: async () => {
      needsPostgres();
      await flowTests("postgres");
    },
  },
  {
    name: "flows against pgflow's own packages",
    lane: "a",
    run: async () => {
      await needsNpm(() => ensurePeers("test/peers/pgflow"));
      await needsNpm(pgliteForTests);
      await flowTests("peers");
    },
  },
  {
    name: "pgflow's own packages on PostgreSQL",
    lane: "a",
    run: async () => {
      needsPostgres();
      await needsNpm(() => ensurePeers("test/peers/pgflow"));
      await flowTests("peers-postgres");
    },
  },
  {
    name: "compile workflow: GitHub's parser, actionlint, its scripts done",
    lane: "a",
    run: async () => {
      for (const tool of ["git", "bash"]) if (which(tool) === undefined) throw new Skip(tool, `${tool} not found`);
      await needsNpm(() => ensurePeers("test/peers/workflow"));
      await bin("vitest", "run", "--config", "test/workflow/vitest.config.ts");
    },
  },
  {
    name: "conformance in Go",
    lane: "b",
    run: async () => {
      await needsGo();
      await conformance("go");
    },
  },
  {
    name: "conformance in Python",
    lane: "b",
    run: async () => {
      needsPython();
      await conformance("python");
    },
  },
  { name: "Python service", lane: "b", run: testPythonService },
  {
    name: "Go tools",
    lane: "b",
    run: async () => {
      await testGoLibrary();
      await bin("vitest", "run", "--config", "test/go/vitest.config.ts");
    },
  },
  { name: "package: VSIX and CLI from an empty folder", lane: "a", run: () => node("scripts/package.ts", "--check") },
  {
    name: "kernel rebuilt, bytes compared",
    lane: "a",
    run: async () => {
      if (!existsSync("/etc/apt/sources.list.d") && !existsSync("/etc/apt/sources.list")) {
        throw new Skip("debian", "debian packages not found");
      }
      await node("packages/kernel/build/build.ts", "--check");
    },
  },
  { name: "editor and browser", run: ensureEditor },
  {
    name: "preview in Chromium",
    lane: "a",
    run: async () => {
      needsChromium();
      await node("client/src/webview/browser/run.mjs");
    },
  },
  {
    name: "conformance in Chromium",
    lane: "b",
    run: async () => {
      needsChromium();
      await conformance("chromium");
    },
  },
  {
    name: "extension host, newest editor",
    run: async () => {
      needsChromium();
      await node("test/editor/run.ts");
    },
  },
  {
    name: "editor as people use it, from the VSIX",
    run: async () => {
      needsChromium();
      await run(process.execPath, [
        `${root}/node_modules/@playwright/test/cli.js`,
        "test",
        "--config",
        "test/ui/playwright.config.ts",
      ]);
    },
  },
];
