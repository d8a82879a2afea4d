import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { goEnvironment } from "./environment.ts";
import { findGo, newEnough } from "./find.ts";
import { readInfo } from "./info.ts";
import { goPlaces } from "./places.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "agentwright-go-find-"));
});
afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 9 }));

/** A `go` that says it is this version. */
async function install(folder: string, version: string): Promise<string> {
  const file = join(root, folder, "bin", "go");
  await mkdir(join(file, ".."), { recursive: true });
  const says = JSON.stringify({
    GOVERSION: version,
    GOHOSTOS: "linux",
    GOHOSTARCH: "amd64",
    GOAMD64: "v1",
    CC: "no-such-cc",
    GOCACHE: "/c",
  });
  await writeFile(file, `#!/bin/sh\necho '${says}'\n`);
  await chmod(file, 0o755);
  return file;
}

const scripts = process.platform !== "win32";

test.runIf(scripts)("the first that is new enough on PATH or in GOROOT is taken", async () => {
  const old = await install("old", "go1.23.1");
  const good = await install("good", "go1.26.8");
  const found = await findGo(undefined, { PATH: join(old, ".."), GOROOT: join(root, "good") });
  expect(found).toEqual({
    found: { command: good, version: "go1.26.8", os: "linux", arch: "amd64", level: "v1", cache: "/c" },
  });
});

test.runIf(scripts)(
  "one that a person named is the only one that is looked for, by its command or its folder",
  async () => {
    const file = await install("named", "go1.24.4");
    expect(await findGo(file, {})).toMatchObject({ found: { version: "go1.24.4" } });
    expect(await findGo(join(root, "named"), {})).toMatchObject({ found: { command: file } });
    expect(await findGo(join(root, "nowhere"), { PATH: join(file, "..") })).toEqual({
      missing: `There is no working go command at ${join(root, "nowhere")}.`,
    });
    const old = await install("named-old", "go1.22.12");
    expect(await findGo(old, {})).toEqual({ missing: `${old} is go1.22.12, and Go 1.24 or later is needed.` });
    expect(await findGo("go", {})).toEqual({ missing: "The path of Go, go, must be absolute." });
  },
);

test.runIf(scripts)("an upgrade in the same place is seen", async () => {
  const file = await install("upgraded", "go1.22.12");
  expect(await findGo(file, {})).toHaveProperty("missing");
  await install("upgraded", "go1.25.0-longer");
  expect(await findGo(file, {})).toMatchObject({ found: { version: "go1.25.0-longer" } });
});

test("versions are read as Go writes them", () => {
  expect(["go1.24", "go1.26.8", "go1.24rc1", "devel go1.27-abc123", "go2.0"].map(newEnough)).not.toContain(false);
  expect(["go1.23.9", "go1.9", "", "gofmt"].map(newEnough)).not.toContain(true);
});

test("Go is looked for where it is usually installed on each system", () => {
  expect(goPlaces({ PATH: "/a:rel:/b" }, "linux", root).slice(0, 3)).toEqual([
    "/a/go",
    "/b/go",
    "/usr/local/go/bin/go",
  ]);
  expect(goPlaces({}, "darwin", root)).toContain("/opt/homebrew/bin/go");
  expect(goPlaces({ ProgramFiles: "/P" }, "win32", root)[0]).toBe("/P/Go/bin/go.exe");
});

test("nothing that a person set for other builds decides about this one", () => {
  const env = goEnvironment(
    { PATH: "/bin", GOFLAGS: "-mod=mod", GOOS: "js", GOPROXY: "https://x", SECRET: "s" },
    { GOOS: "wasip1" },
  );
  expect(env).toMatchObject({ PATH: "/bin", GOFLAGS: "", GOPROXY: "off", GOTOOLCHAIN: "local", GOOS: "wasip1" });
  expect(env).not.toHaveProperty("SECRET");
});

test("what go version says is read", () => {
  const text =
    'x.so: go1.26.8\n\tpath\ta/b\n\tmod\ta\t(devel)\t\n\tdep\tagentwright/agent\tv0.1.0\n\t=>\t./agent\t(devel)\t\n\tbuild\t-trimpath=true\n\tbuild\tGOOS=linux\n\tbuild\t-ldflags="-s -w"\n';
  expect(readInfo(text)).toEqual({
    version: "go1.26.8",
    modules: ["agentwright/agent@v0.1.0"],
    settings: { "-trimpath": "true", GOOS: "linux", "-ldflags": "-s -w" },
  });
});
