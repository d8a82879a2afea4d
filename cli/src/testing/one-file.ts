import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { buildWorkflowCli } from "../../build.mjs";

/** Builds the one-file command into a folder of its own for the tests of a file; `path` is good once they run. */
export function builtOneFile(): { readonly folder: string; readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), "agentwright-one-file-"));
  const path = join(folder, "cli.mjs");
  beforeAll(() => buildWorkflowCli({ outfile: path }), 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 9 }));
  return { folder, path };
}
