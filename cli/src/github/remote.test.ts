import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Checkout } from "@agentwright/compiler/backends/github/testing/checkout";
import { artifactOf } from "@agentwright/compiler/backends/github/testing/stage";
import { workflowInputs } from "@agentwright/compiler/backends/github/workflow/index";
import { yamlAgent } from "@agentwright/compiler/testing/project";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentOf } from "../../../test/github/blobs.ts";
import { type Emulator, startGitHub } from "../../../test/github/emulator.ts";
import { agentwright } from "../testing/run.ts";

const token = "ghp_c4naryC4naryC4naryC4naryC4nary123456";
let github: Emulator;
let checkout: Checkout;
let elsewhere: string;
/** What the runner uploads. */
let bundle: Uint8Array;

beforeEach(async () => {
  elsewhere = mkdtempSync(join(tmpdir(), "agentwright-runner-"));
  checkout = new Checkout("git@git.acme.example:octo/agents.git");
  checkout.write(".gitignore", ".cache\nout\n");
  checkout.write("a.agent.yaml", yamlAgent("Triage"));
  checkout.commit();
  github = await startGitHub({
    tokens: [{ value: token }],
    began: run => {
      run.start("Compile", ["Compile"]);
      run.end("2026-07-01T12:00:00.0000000Z Compiled.\n");
      run.upload(`agentwright-${run.inputs.correlation}`, contentOf(artifactOf(bundle)));
      run.finish();
    },
  });
  github.addWorkflow("agentwright.yml", workflowInputs);
  checkout.push(github.repository);
});

afterEach(async () => {
  checkout.remove();
  rmSync(elsewhere, { recursive: true, force: true, maxRetries: 9 });
  await github.close();
});

function compile(cache: string, ...more: string[]) {
  return agentwright(["compile", "a.agent.yaml", "--json", ...more], {
    cwd: checkout.folder,
    env: {
      AGENTWRIGHT_CACHE: cache,
      GITHUB_API_URL: github.api,
      GH_ENTERPRISE_TOKEN: token,
      GH_TOKEN: "other",
      GITHUB_TOKEN: "",
    },
  });
}

/** Compiled by this very command with a cache of its own, as the workflow does. */
async function onRunner(): Promise<string> {
  const { code, err, out } = await compile(elsewhere, "--out", join(elsewhere, "out"));
  if (code !== 0) throw new Error(err);
  const { artifacts } = JSON.parse(out);
  const of = (wanted: string) => artifacts.find(({ kind }: { kind: string }) => kind === wanted);
  bundle = readFileSync(of("bundle").path);
  return of("plugin").sha256;
}

const remote = (...more: string[]) =>
  compile(join(checkout.folder, ".cache"), "--backend", "github", "--out", "out", ...more);

test("a pushed config is compiled on GitHub into the same plugin, with a token from the environment alone", async () => {
  const sha256 = await onRunner();
  const { code, out, err } = await remote();
  expect([code, JSON.parse(out)]).toMatchObject([0, { backend: "github", cached: false, artifacts: [{ sha256 }, {}] }]);
  expect(err).toContain(`/actions/runs/${github.runs[0]?.id}`);
  expect(err).toContain("a.agent.yaml: the run has ended");
  expect(github.runs[0]?.inputs).toMatchObject({ config: "a.agent.yaml", commit: checkout.git(["rev-parse", "HEAD"]) });
  expect(out + err).not.toContain(token);
  expect(github.violations).toEqual([]);
});

test("what is not pushed is refused without a word of consent, and sent below a ref that goes again with it", async () => {
  checkout.write("a.agent.yaml", yamlAgent("Changed"));
  const sha256 = await onRunner();
  const refused = await remote();
  expect([refused.code, refused.err]).toEqual([
    2,
    "a.agent.yaml is not on GitHub as it stands here. Commit and push, or add --send-uncommitted.\n",
  ]);
  expect(github.runs).toEqual([]);
  const { code, out, err } = await remote("--send-uncommitted");
  expect([code, err]).toMatchObject([0, expect.stringContaining("the run has ended")]);
  expect(JSON.parse(out)).toMatchObject({ artifacts: [{ sha256 }, {}] });
  expect(github.requests.map(({ operation }) => operation)).toContain("git/create-ref");
  expect([...github.repository.refs.keys()]).toEqual(["refs/heads/main"]);
  expect(checkout.git(["status", "--porcelain"])).toContain("a.agent.yaml");
  expect(github.violations).toEqual([]);
});
