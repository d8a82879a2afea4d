import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Checkout } from "@agentwright/compiler/backends/github/testing/checkout";
import { workflowInputs } from "@agentwright/compiler/backends/github/workflow/index";
import { workflowText } from "@agentwright/compiler/backends/github/workflow/text";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startGitHub } from "../../../test/github/emulator.ts";
import { builtOneFile } from "../testing/one-file.ts";
import { agentwright } from "../testing/run.ts";

const built = builtOneFile();
const token = "ghp_c4naryC4naryC4naryC4naryC4nary123456";
let github: Emulator;
let checkout: Checkout;
beforeEach(async () => {
  github = await startGitHub({ enterprise: true, tokens: [{ value: token }] });
  checkout = new Checkout("git@git.acme.example:octo/agents.git");
});
afterEach(async () => {
  checkout.remove();
  await github.close();
});

test("the command says each step, ends with 1 if one is wrong, and shows no token", async () => {
  const doctor = (...args: string[]) =>
    agentwright(["doctor", "github", ...args], {
      cwd: checkout.folder,
      program: built.path,
      env: { GITHUB_API_URL: github.api, GH_ENTERPRISE_TOKEN: token, GH_TOKEN: "other", GITHUB_TOKEN: "" },
    });
  const before = await doctor();
  expect([before.code, before.err]).toEqual([1, ""]);
  expect(before.out).toMatch(/^ok {5}repository {2}octo\/agents at http:\/\/127/);
  expect(before.out).toMatch(/^wrong {2}workflow .*agentwright workflow add/m);

  const bytes = readFileSync(built.path);
  const cliSha256 = createHash("sha256").update(bytes).digest("hex");
  github.addWorkflow("agentwright.yml", workflowInputs);
  github.repository.files.set(".github/agentwright/cli.mjs", bytes);
  const text = await workflowText({ cliSha256, server: true });
  github.repository.files.set(".github/workflows/agentwright.yml", new TextEncoder().encode(text));
  const after = await doctor("--json");
  expect([after.code, JSON.parse(after.out).map(({ state }: { state: string }) => state)]).toEqual([
    0,
    Array.from({ length: 8 }, () => "fine"),
  ]);
  expect(before.out + after.out).not.toContain(token);
  expect(github.violations).toEqual([]);
});

test("without a token, and with a wrong one, the next step is the variable that holds it", async () => {
  const access = async (value: string) => {
    const { out } = await agentwright(["doctor", "github"], {
      cwd: checkout.folder,
      program: built.path,
      env: { GITHUB_API_URL: github.api, GH_ENTERPRISE_TOKEN: value, GITHUB_ENTERPRISE_TOKEN: "", GITHUB_TOKEN: "" },
    });
    return /^wrong {2}access .*/m.exec(out)?.[0];
  };
  expect(await access("")).toMatch(/needs a token of 127\.0\.0\.1:\d+\. Put one into GH_ENTERPRISE_TOKEN, /);
  expect(await access("ghp_wrong")).toMatch(/does not accept the token\. Put another one into GH_ENTERPRISE_TOKEN, /);
  expect(github.violations).toEqual([]);
});

test("other words are answered with what there is", async () => {
  const { code, err } = await agentwright(["doctor", "gitlab"], { cwd: checkout.folder, program: built.path });
  expect([code, err]).toEqual([2, "agentwright doctor needs github. Run: agentwright doctor --help\n"]);
});
