import { cp, readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findGo } from "../../packages/compiler/src/node/go/find.ts";
import { inlineTool, makeProject, type Project, yamlAgent } from "../../packages/compiler/src/testing/project.ts";
import { askPython, python } from "./python.ts";
import { type Running, startService, token, unpackTo } from "./running.ts";

const found = python();
const go = await findGo(undefined);
const secret = "sk-not-to-be-seen";

const config = yamlAgent(
  "Desk",
  `apiKeys:
  helpdesk: \${secret:HELPDESK}
service:
  pythonDependencies: ["requests>=2.31", "wasmtime"]
tools:
${inlineTool("add", "return input.a + input.b;")}    parameters:
      - {name: a, type: number, required: true}
      - {name: b, type: number, default: 1}
${inlineTool("endless", "for (;;);")}
${inlineTool("deep", "const f = (n: number): number => f(n + 1) + 1;\nreturn f(0);")}
${inlineTool("elsewhere", 'return (await host.http({ method: "GET", url: "https://example.org/" })).status;')}
  - name: customer
    description: Looks somebody up.
    parameters:
      - {name: email, type: string, required: true}
    http:
      method: POST
      url: http://127.0.0.1:PORT/find?q={{email}}
      headers:
        authorization: Bearer \${secret:HELPDESK}
`,
)
  .replace("networkAccess: false", "networkAccess: true\n  allowedHosts: [127.0.0.1]")
  .replace("canBrowseWeb: false", "canBrowseWeb: false\n  timeoutSeconds: 10");

if ("missing" in found) test.skipIf("missing" in found)(`skipped: ${found.missing}`, () => {});
else describe("the Python service of a bundle", () => served(found.path));

function served(path: string): void {
  let project: Project;
  let running: Running;
  const asked: { url: string | undefined; headers: IncomingHttpHeaders }[] = [];
  const desk = createServer(({ url, headers }, answer) => {
    asked.push({ url, headers });
    answer.end(JSON.stringify({ plan: "team", echo: headers.authorization }));
  });

  beforeAll(async () => {
    await new Promise<void>(done => desk.listen(0, "127.0.0.1", done));
    const { port } = desk.address() as AddressInfo;
    project = await makeProject({ "desk.agent.yaml": config.replace("PORT", String(port)) });
    await bundled("desk.agent.yaml", "desk-0.1.0", "desk");
    running = await startService(path, `${project.root}/desk`, { AGENTWRIGHT_SECRET_HELPDESK: secret });
  });
  afterAll(async () => {
    running?.process.kill("SIGKILL");
    desk.closeAllConnections();
    desk.close();
    await project.remove();
  });

  async function bundled(file: string, name: string, folder: string): Promise<void> {
    const { outcome, findings } = await project.build(file, { outDir: `${project.root}/out` });
    expect(outcome, JSON.stringify(findings)).toMatchObject({ status: "succeeded" });
    const archive = await readFile(`${project.root}/out/${name}.agentplugin.zip`);
    await unpackTo(`${project.root}/${folder}`, new Uint8Array(archive));
  }

  const call = (tool: string, input: unknown, more: object = {}) =>
    running.ask("POST", "/run_agent/desk", { tool, input, ...more });

  test("an example compiles, unpacks, starts, and its tool gives the right answer", async () => {
    const example = fileURLToPath(new URL("../../examples/support-triage/", import.meta.url));
    await cp(example, `${project.root}/support-triage`, { recursive: true });
    await bundled("support-triage/triage.agent.yaml", "support-triage-1.2.0", "triage");
    const triage = await startService(path, `${project.root}/triage`);
    try {
      const input = { subject: "Everything is down", text: "Production is down, we lose money", plan: "enterprise" };
      const { status, body } = await triage.ask("POST", "/run_agent/support-triage", { tool: "assess_ticket", input });
      expect([status, body.status, body.response]).toMatchObject([200, "success", { priority: 1 }]);
    } finally {
      expect(await triage.stop("SIGINT")).toBe(process.platform === "win32" ? null : 0);
    }
  });

  test("health is open, the rest wants the token, and another name than this machine's is refused", async () => {
    expect(await running.ask("GET", "/health", undefined, {})).toMatchObject({ status: 200, body: { agents: 1 } });
    expect(await running.ask("GET", "/list_agents", undefined, {})).toMatchObject({ status: 401 });
    const wrong = { authorization: `Bearer ${token}x` };
    expect(await running.ask("GET", "/list_agents", undefined, wrong)).toMatchObject({ status: 401 });
    expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  test("tools are called, inputs checked, sessions kept", async () => {
    expect(await call("add", { a: 2 }, { session_id: "s" })).toMatchObject({ status: 200, body: { response: 3 } });
    expect(await call("add", { a: "2" })).toMatchObject({ status: 400, body: { error: { code: "bad-input" } } });
    expect(await call("subtract", {})).toMatchObject({ status: 404, body: { error: { code: "unknown-tool" } } });
    const session = await running.ask("GET", "/agent/desk/session/s");
    expect(session.body.calls).toMatchObject([{ tool: "add", input: { a: 2 }, response: 3 }]);
  });

  test("calls at the same time each have a plugin of their own", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, a) => call("add", { a, b: 100 })));
    expect(answers.map(({ body }) => body.response)).toEqual(Array.from({ length: 12 }, (_, a) => a + 100));
  });

  test("the host adds the secret, and nobody who asks ever sees it", async () => {
    const { status, body } = await call("customer", { email: "ada@example.org" });
    expect([status, body.effects]).toMatchObject([200, [{ kind: "http", outcome: "done", detail: "200" }]]);
    expect(asked).toMatchObject([{ url: "/find?q=ada%40example.org", headers: { authorization: `Bearer ${secret}` } }]);
    const shown = await running.ask("GET", "/agent/desk");
    expect(shown.body.secrets).toEqual([{ name: "HELPDESK", set: true }]);
    for (const text of [JSON.stringify(body), JSON.stringify(shown.body), running.said()]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(token);
    }
  });

  test("a host that the config does not list is not asked", async () => {
    const { status, body } = await call("elsewhere", {});
    expect(status).toBe(422);
    expect(body.error.message).toMatch(/“example.org” is not in capabilities.allowedHosts/);
  });

  test("a tool without an end is stopped in time, one too deep at once, and the next call works", async () => {
    const limited = askPython<{ code: string; seconds: number }>(path, "endless.py", null, [`${project.root}/desk`]);
    expect(limited.code).toMatch(/^(?:limit|out-of-time)$/);
    expect(limited.seconds).toBeLessThan(5);
    expect(await call("deep", {})).toMatchObject({ status: 422, body: { error: { code: "stack-overflow" } } });
    expect(await call("add", { a: 1 })).toMatchObject({ status: 200, body: { response: 2 } });
  });

  test("an orchestration's bundle has its agents to be made", async () => {
    await project.write({
      "team.agent.yaml": yamlAgent("Team", "orchestration:\n  kind: sequential\n  agents: [desk.agent.yaml]\n"),
    });
    await bundled("team.agent.yaml", "team-0.1.0", "team");
    const team = await startService(path, `${project.root}/team`);
    try {
      expect(await team.ask("POST", "/create_agent", { agent_id: "d", plugin: "desk" })).toMatchObject({ status: 201 });
      const answer = await team.ask("POST", "/run_agent/d", { tool: "add", input: { a: 5 } });
      expect(answer).toMatchObject({ status: 200, body: { response: 6 } });
    } finally {
      await team.stop("SIGKILL");
    }
  });

  test.skipIf("missing" in go)(
    "a plugin with a module in Go beside it: each tool is called where it is",
    async () => {
      const parameters = "    parameters:\n      - {name: value, type: string}\n";
      const inGo = inlineTool("one", 'return input.Text("value") + "!", nil').replace("typescript", "go") + parameters;
      await project.write({ "both.agent.yaml": yamlAgent("Both", `tools:\n${inGo}${inlineTool("two", "return 2")}`) });
      await bundled("both.agent.yaml", "both-0.1.0", "both");
      const both = await startService(path, `${project.root}/both`);
      try {
        const one = await both.ask("POST", "/run_agent/both", { tool: "one", input: { value: "a" } });
        const two = await both.ask("POST", "/run_agent/both", { tool: "two", input: {} });
        expect([one.body.response, two.body.response]).toEqual(["a!", 2]);
      } finally {
        await both.stop("SIGKILL");
      }
    },
    180_000,
  );

  test("what it needs is pinned once, and what the config needs stands behind it", async () => {
    const lines = (await readFile(`${project.root}/desk/service/requirements.txt`, "utf8")).trim().split("\n");
    expect(lines).toEqual([
      expect.stringMatching(/^wasmtime==[\d.]+$/),
      "requests>=2.31",
      expect.stringMatching(/^# Left out, .* wasmtime/),
    ]);
  });

  test("it does not start without a token, or with a file that was changed, and says why", async () => {
    const start = startService(path, `${project.root}/desk`, { AGENTWRIGHT_SERVICE_TOKEN: "" });
    await expect(start).rejects.toThrow(/^2: Set AGENTWRIGHT_SERVICE_TOKEN, or name a --token-file/);
    const file = `${project.root}/token`;
    const own = await startService(path, `${project.root}/desk`, { AGENTWRIGHT_SERVICE_TOKEN: "" }, [
      "--token-file",
      file,
    ]);
    const made = (await readFile(file, "utf8")).trim();
    expect((await own.ask("GET", "/list_agents", undefined, { authorization: `Bearer ${made}` })).status).toBe(200);
    expect(own.said()).not.toContain(made);
    const taken = startService(path, `${project.root}/desk`, {}, ["--port", new URL(own.url).port]);
    await expect(taken).rejects.toThrow(/^2: 127.0.0.1:\d+ can't be listened on: .*\. “--port 0” takes a free one\.$/);
    await own.stop("SIGKILL");
    const listed = await readFile(`${project.root}/desk/agent.json`);
    await writeFile(`${project.root}/desk/agent.json`, `${listed} `);
    await expect(startService(path, `${project.root}/desk`)).rejects.toThrow(/^2: “agent.json” is not the file/);
    await writeFile(`${project.root}/desk/agent.json`, listed);
    await writeFile(`${project.root}/desk/plugin.wasm`, "changed");
    await expect(startService(path, `${project.root}/desk`)).rejects.toThrow(/^2: “plugin.wasm” is not the file/);
  });

  test("it ends when it is told to", async () => {
    expect(await running.stop()).toBe(process.platform === "win32" ? null : 0);
    expect(running.said()).toContain("Stopped.");
  });
}
