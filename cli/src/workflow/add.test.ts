import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkWorkflow, workflowText } from "@agentwright/compiler/backends/github/workflow/index";
import { expect, test } from "vitest";
import { builtOneFile } from "../testing/one-file.ts";
import { agentwright, inFolder } from "../testing/run.ts";

const built = builtOneFile();
const program = built.path;

const repository = { ".git/HEAD": "ref: refs/heads/main\n", "agents/x": "" };
const add = (folder: string, ...args: string[]) =>
  agentwright(["workflow", "add", ...args], { cwd: join(folder, "agents"), program });
const workflow = (folder: string) => join(folder, ".github/workflows/agentwright.yml");

test("workflow and command are written to the top of the repository, and agree", () =>
  inFolder(async folder => {
    const { code, out } = await add(folder);
    expect(code).toBe(0);
    expect(out).toContain("wrote     ");
    const bytes = readFileSync(join(folder, ".github/agentwright/cli.mjs"));
    expect(bytes.equals(readFileSync(program))).toBe(true);
    const digest = createHash("sha256").update(bytes).digest("hex");
    expect(out).toContain(digest);
    const text = readFileSync(workflow(folder), "utf8");
    expect(text).toBe(await workflowText({ cliSha256: digest }));
    expect(checkWorkflow(text, digest)).toEqual([]);
    expect(readFileSync(join(folder, ".github/agentwright/.gitattributes"), "utf8")).toContain("cli.mjs -text");
    const again = await add(folder);
    expect([again.code, again.out.match(/as it is/g)?.length]).toEqual([0, 3]);
  }, repository));

test("what an earlier version wrote is brought up to date with its variant kept; what somebody edited is not touched", () =>
  inFolder(async folder => {
    await add(folder, "--attest");
    const cli = join(folder, ".github/agentwright/cli.mjs");
    const current = readFileSync(workflow(folder), "utf8");
    writeFileSync(cli, "// an earlier version\n");
    const earlier = createHash("sha256").update("// an earlier version\n").digest("hex");
    writeFileSync(
      workflow(folder),
      (await workflowText({ cliSha256: earlier, attest: true })).replaceAll("\n", "\r\n"),
    );
    const updated = await add(folder);
    expect([updated.code, updated.out.match(/updated/g)?.length]).toEqual([0, 2]);
    expect(readFileSync(workflow(folder), "utf8")).toBe(current);

    writeFileSync(workflow(folder), current.replace("timeout-minutes: 30", "timeout-minutes: 60"));
    writeFileSync(cli, "// mine\n");
    const refused = await add(folder);
    expect([refused.code, refused.out]).toEqual([2, ""]);
    expect(refused.err).toMatch(/agentwright\.yml and .*cli\.mjs were changed .*; nothing was written\..*--force/);
    expect(readFileSync(cli, "utf8")).toBe("// mine\n");
    const forced = await add(folder, "--force", "--no-attest");
    expect([forced.code, forced.out.match(/replaced/g)?.length]).toEqual([0, 2]);
    expect(readFileSync(workflow(folder), "utf8")).not.toContain("attestations");
  }, repository));

test("outside of a repository, and with what it does not know, it says what to do", () =>
  inFolder(async folder => {
    const outside = await agentwright(["workflow", "add"], { cwd: folder, program });
    expect([outside.code, outside.err]).toEqual([
      2,
      ". is in no git repository: run git init in its top folder first.\n",
    ]);
    const other = await agentwright(["workflow", "remove"], { cwd: folder, program });
    expect([other.code, other.err]).toEqual([2, expect.stringContaining("agentwright workflow --help")]);
  }));
