import { expect, test } from "vitest";
import { pinned } from "./actions.ts";
import { checkWorkflow, dispatchInputs, readWorkflow, workflowInputs, workflowText } from "./index.ts";

const cliSha256 = "c".repeat(64);

test.each([{}, { attest: true }, { server: true }, { server: true, attest: true }])(
  "the workflow of %o has nothing that its own check complains of",
  async options => {
    const text = await workflowText({ cliSha256, ...options });
    expect(checkWorkflow(text, cliSha256)).toEqual([]);
    expect(await workflowText({ cliSha256, ...options })).toBe(text);
  },
);

test("only the variant that signs asks for more than reading, and an Enterprise server never does", async () => {
  const plain = await workflowText({ cliSha256 });
  expect(plain).toContain("permissions:\n  contents: read\n\n");
  const attesting = await workflowText({ cliSha256, attest: true });
  expect(attesting).toContain("permissions:\n  contents: read\n  id-token: write\n  attestations: write\n\n");
  const server = await workflowText({ cliSha256, attest: true, server: true });
  expect(server).toContain("permissions:\n  contents: read\n\n");
  expect(server).not.toContain("actions/attest@");
});

test("each action is at a commit, with its version for people", () => {
  for (const { sha, version } of Object.values(pinned)) {
    expect(sha).toMatch(/^[0-9a-f]{40}$/);
    expect(version).toMatch(/^v\d+\.\d+\.\d+$/);
  }
});

test("a file that nobody touched is told from an edited one, whatever the checkout's line ends", async () => {
  const text = await workflowText({ cliSha256, attest: true });
  expect(await readWorkflow(text)).toEqual({ untouched: true, cliSha256, attest: true, server: false });
  expect(await readWorkflow(text.replaceAll("\n", "\r\n"))).toMatchObject({ untouched: true });
  expect(await readWorkflow(text.replace("30", "31"))).toMatchObject({ untouched: false, cliSha256 });
  expect(await readWorkflow("on: push\n")).toEqual({ untouched: false, attest: false, server: false });
});

const spoiled: readonly [what: string, change: (text: string) => string, codes: readonly string[]][] = [
  ["another compiler", text => text.replace(cliSha256, "d".repeat(64)), ["compiler-changed"]],
  ["no permission", text => text.replace("contents: read", "contents: none"), ["permission-missing"]],
  [
    "a permission more",
    text => text.replace("contents: read", "contents: read\n  issues: write"),
    ["permission-wider"],
  ],
  ["a permission too wide", text => text.replace("contents: read", "contents: write"), ["permission-wider"]],
  [
    "all permissions",
    text => text.replace("permissions:\n  contents: read", "permissions: write-all"),
    ["permission-wider"],
  ],
  ["no permissions said", text => text.replace("permissions:\n  contents: read\n", ""), ["permission-wider"]],
  [
    "a job's own permissions",
    text => text.replace("    timeout-minutes", "    permissions:\n      actions: write\n    timeout-minutes"),
    ["permission-missing", "permission-wider"],
  ],
  [
    "an expression in a script",
    text => text.replace("source/$CONFIG", "source/${{ inputs.config }}"),
    ["expression-in-script"],
  ],
  ["a tag", text => text.replace(/upload-artifact@\w+/, "upload-artifact@v7"), ["action-not-pinned"]],
];

test.each(spoiled)("%s is found, at its line", async (_, change, codes) => {
  const text = change(await workflowText({ cliSha256 }));
  const problems = checkWorkflow(text, cliSha256);
  expect(problems.map(({ code }) => code)).toEqual(codes);
  for (const { range, message } of problems) {
    expect(range.start.line).toBeGreaterThan(10);
    expect(message).toMatch(/\.$|add$/);
  }
});

test("a missing compiler is said at the digest that asks for it", async () => {
  const text = await workflowText({ cliSha256 });
  const [problem, ...rest] = checkWorkflow(text, "missing");
  expect([problem?.code, rest]).toEqual(["compiler-missing", []]);
  expect(text.split("\n")[problem?.range.start.line ?? 0]).toContain("CLI_SHA256");
  expect(checkWorkflow(text, "unknown")).toEqual([]);
});

test("any text is checked without a fault", () => {
  for (const text of [
    "",
    "a",
    "[]",
    "jobs: 3",
    "jobs:\n  a:\n    steps:\n      - 1\n      -\n",
    "permissions: [",
    "{{{",
  ]) {
    expect(Array.isArray(checkWorkflow(text, "unknown"))).toBe(true);
  }
});

test("a dispatch gives every declared input, and nothing that git or GitHub would misread", () => {
  const inputs = dispatchInputs({ config: "a b/$(x).agent.yaml", target: "wasm", correlation: "k-1" });
  expect(Object.keys(inputs)).toEqual(Object.keys(workflowInputs));
  expect(inputs).toMatchObject({ config: "a b/$(x).agent.yaml", platform: "linux", commit: "", go: "", expect: "" });
  const wrong = [
    { config: "/etc/x" },
    { config: "a/../../x" },
    { correlation: "a/b" },
    { commit: "main" },
    { expect: "x" },
  ];
  for (const each of wrong) {
    expect(() => dispatchInputs({ config: "a", target: "wasm", correlation: "k", ...each })).toThrow(/^not a /);
  }
});
