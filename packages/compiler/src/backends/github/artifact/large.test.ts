import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { startGitHub } from "../../../../../../test/github/emulator.ts";
import { largeArchive } from "../testing/large-archive.ts";
import { token } from "../testing/stage.ts";
import { workflowFile, workflowInputs } from "../workflow/index.ts";

const megabyte = 1024 * 1024;

/** The door as it is delivered, in one file: reading its sources takes Node forty megabytes more. */
async function door(folder: string): Promise<string> {
  const outfile = path.join(folder, "door.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("../testing/download-child.ts", import.meta.url))],
    bundle: true,
    platform: "node",
    format: "esm",
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
    outfile,
  });
  return outfile;
}

// How soon garbage goes is a matter of how busy the machine is: a second look is taken before it is called a leak.
test("300 MB come in 150 MB of memory, through two cut connections, byte for byte", { retry: 2 }, async () => {
  const archive = largeArchive("a-1.0.0.agentplugin.zip", 300);
  const folder = await mkdtemp(path.join(tmpdir(), "agentwright-large-"));
  const github = await startGitHub({
    tokens: [{ value: token }],
    began: run => {
      run.upload(`agentwright-${run.inputs.correlation}`, archive);
      run.finish();
    },
  });
  try {
    github.addWorkflow(workflowFile, workflowInputs);
    github.blobs.cuts.push(100 * megabyte, 120 * megabyte);
    // Not with its token in the arguments outside of a test: here it is no secret.
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...[await door(folder), github.api, path.join(folder, "kept"), token],
    ]);
    const { answer, lines, maxRSS, sha256 } = JSON.parse(stdout);
    expect(answer).toMatchObject({ ok: true });
    expect(sha256).toBe(archive.inner);
    console.log(`300 MB: at most ${Math.round(maxRSS / 1024)} MB resident`);
    expect(maxRSS / 1024).toBeLessThan(150);
    expect(github.blobs.requests.map(({ status }) => status)).toEqual([200, 206, 206]);
    const [, first = 0, second = 0] = github.blobs.requests.map(({ headers }) =>
      Number(/\d+/.exec(headers.range ?? "0")?.[0]),
    );
    expect(first / megabyte).toBeGreaterThan(90);
    expect((second - first) / megabyte).toBeGreaterThan(90);
    expect(lines.filter((line: string) => line.startsWith("The download was interrupted"))).toHaveLength(2);
    expect(github.violations).toEqual([]);
  } finally {
    await github.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 9 });
  }
});
