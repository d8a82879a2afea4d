import { afterAll, beforeAll, expect, test } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { bundleServer } from "./testing/bundle.ts";
import { type Pulled, TestClient } from "./testing/client.ts";

const uri = "untitled:Long.agent.yaml";
const head = "identity:\n  name: Long\n  type: assistant\ntools:\n";
const tool = (i: number) => `  - name: tool_${i}\n    description: Looks up\n    language: go\n    cod: "{{x}}"\n`;
const long = head + Array.from({ length: 4000 }, (_, i) => tool(i)).join("");

let server: string;
let client: TestClient;

beforeAll(async () => {
  server = await bundleServer();
  client = new TestClient(server);
  await client.initialize();
});

afterAll(async () => {
  await client.stop();
});

test("a hover is answered before the check of a long text that was asked for earlier", async () => {
  await client.open(uri, long);
  const answers: string[] = [];
  const check = client.pull(uri).then(report => {
    answers.push("check");
    return report;
  });
  const hover = client.request("textDocument/hover", { textDocument: { uri }, position: { line: 1, character: 3 } });
  expect(await hover.finally(() => answers.push("hover"))).not.toBeNull();
  const { items } = await check;
  expect(answers).toEqual(["hover", "check"]);
  // A thousand findings, and one that says how many more.
  expect(items.length).toBe(1001);
  expect(items.at(-1)).toMatchObject({ code: "AW903" });
  await client.close(uri);
});

test("a check that is cancelled while it runs ends there", async () => {
  await client.open(uri, long);
  const source = new CancellationTokenSource();
  const params = { textDocument: { uri } };
  const check = client.connection.sendRequest<Pulled>("textDocument/diagnostic", params, source.token);
  source.cancel();
  await expect(check).rejects.toThrow(/cancel/i);
  await client.close(uri);
});

test("a text that is edited during its check is answered for as it then is", async () => {
  await client.open(uri, long);
  const check = client.pull(uri);
  await client.edit(uri, 2, [0, 0, 4 + 4 * 4000, 0], "identity:\n  nam: A\n");
  const fresh = await client.pull(uri);
  const { items } = await check;
  const codes = (report: Pulled["items"]) => report.map(({ code }) => code);
  expect(codes(items).length).toBeLessThan(20);
  expect(codes(items)).toEqual(codes(fresh.items));
  await client.close(uri);
});

test("findings that an edit did not change are not sent again", async () => {
  await client.open(uri, `${head}${tool(1)}`);
  const first = await client.pull(uri);
  expect(first.items.length).toBeGreaterThan(0);
  await client.edit(uri, 2, [5, 25, 5, 25], "x");
  const second = await client.pull(uri, first.resultId);
  expect(second).toEqual({ kind: "unchanged", resultId: first.resultId });
  // They moved: that is a change.
  await client.edit(uri, 3, [0, 0, 0, 0], "# c\n");
  const third = await client.pull(uri, first.resultId);
  expect(third.kind).toBe("full");
  expect(third.items[0]?.range.start.line).toBe((first.items[0]?.range.start.line ?? 0) + 1);
  await client.close(uri);
});
