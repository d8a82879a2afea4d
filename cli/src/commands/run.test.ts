import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { clean, networked } from "../testing/configs.ts";
import { agentwright, inFolder } from "../testing/run.ts";

const greet = clean(
  "Greeter",
  `tools:
  - name: greet
    description: Greets.
    parameters: [{ name: name, type: string, required: true }]
    language: typescript
    code: |
      export default ({ name }: { name: string }) => name === "" ? undefined : { hello: name };
`,
);

test("it takes configs, plugins and bundles, and input from an option, a file and standard input", () =>
  inFolder(
    async folder => {
      const compiled = await agentwright(["compile", "a.agent.yaml", "--json"], { cwd: folder });
      const [plugin, bundle] = JSON.parse(compiled.out).artifacts.map(({ path }: { path: string }) => path);
      const run = (file: string, input: string, piped?: string) =>
        agentwright(["run", file, "--tool", "greet", "--input", input], {
          cwd: folder,
          ...(piped !== undefined && { input: piped }),
        });
      const ada = { code: 0, out: '{\n  "hello": "Ada"\n}\n', err: "" };
      expect(await run("a.agent.yaml", '{"name":"Ada"}')).toEqual(ada);
      expect(await run(plugin, "@in.json")).toEqual(ada);
      expect(await run(bundle, "-", '{"name":"Ada"}')).toEqual(ada);
      expect(await run(plugin, '{"name":""}')).toEqual({ code: 0, out: "null\n", err: "" });
    },
    { "a.agent.yaml": greet, "in.json": '\ufeff{"name":"Ada"}' },
  ));

test("what it can't do is said with the next step", () =>
  inFolder(
    async folder => {
      const run = async (...args: string[]) => {
        const { code, out, err } = await agentwright(["run", ...args], { cwd: folder });
        expect(out).toBe("");
        return [code, err.trimEnd()];
      };
      expect(await run()).toEqual([2, "Name one plugin or config: agentwright run FILE --tool NAME"]);
      expect(await run("a.agent.yaml")).toEqual([2, "Say which tool with --tool. Its tools are: greet."]);
      expect(await run("a.agent.yaml", "--tool", "toString")).toEqual([
        2,
        'a.agent.yaml has no tool "toString". Its tools are: greet.',
      ]);
      expect(await run("a.agent.yaml", "--tool", "greet")).toEqual([1, expect.stringMatching(/bad-input.*“name”/)]);
      expect(await run("a.agent.yaml", "--tool", "greet", "--input", "[]")).toEqual([
        2,
        `--input takes a JSON object such as '{"id": 7}', not []`,
      ]);
      expect(await run("a.agent.yaml", "--tool", "greet", "--input", "-")).toEqual([
        2,
        expect.stringContaining("nothing"),
      ]);
      expect(await run("a.agent.yaml", "--tool", "greet", "--input", "@no.json")).toEqual([
        2,
        "no.json does not exist.",
      ]);
      expect(await run("a.agent.yaml", "--tool", "greet", "--timeout", "1e9")).toEqual([
        2,
        '--timeout takes seconds, above 0 and up to 3600, not "1e9".',
      ]);
      expect(await run("no.wasm", "--tool", "greet")).toEqual([2, "no.wasm does not exist."]);
      expect(await run("bad.wasm", "--tool", "greet")).toEqual([2, expect.stringMatching(/^bad\.wasm: /)]);
      expect(await run("bad.agentplugin.zip", "--tool", "greet")).toEqual([
        2,
        expect.stringMatching(/^bad\.agentplugin/),
      ]);
      expect(await run(".", "--tool", "greet")).toEqual([2, expect.stringContaining("no agent config")]);
    },
    { "a.agent.yaml": greet, "bad.wasm": "no plugin", "bad.agentplugin.zip": "no zip" },
  ));

test("a request is shown, its secret is sent and never printed", () =>
  inFolder(async folder => {
    const server = createServer((request, answer) => {
      if (request.url === "/slow") return;
      answer.setHeader("content-type", "application/json");
      answer.end(JSON.stringify({ key: request.headers.authorization, url: request.url }));
    });
    await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    writeFileSync(
      `${folder}/net.agent.yaml`,
      networked(`  - name: look
    description: Looks something up.
    parameters: [{ name: id, type: string, required: true }]
    http:
      url: ${base}/items/{{id}}
      headers: { authorization: "Bearer \${secret:DEMO_TOKEN}" }
  - name: slow
    description: Waits.
    http: { url: "${base}/slow" }
  - name: elsewhere
    description: Asks another host, and tells the key to the log.
    language: typescript
    code: |
      const here = await host.http({ method: "GET", url: "${base}/a?\${secret:DEMO_TOKEN}" });
      console.log("\\u001b[2K" + here.body);
      return host.http({ method: "GET", url: "https://elsewhere.test/" });
`),
    );
    const run = (tool: string, secret: string, ...more: string[]) =>
      agentwright(["run", "net.agent.yaml", "--tool", tool, ...more], {
        cwd: folder,
        env: { AGENTWRIGHT_SECRET_DEMO_TOKEN: secret },
      });
    try {
      const looked = await run("look", "canary-4711", "--input", '{"id":"a b"}');
      expect([looked.code, looked.err]).toEqual([
        0,
        expect.stringMatching(/^http GET http:\/\/127\.0\.0\.1:\d+\/items\/a%20b: 200 in \d+ ms\n$/),
      ]);
      expect(JSON.parse(looked.out)).toEqual({ key: expect.stringContaining("DEMO_TOKEN"), url: "/items/a%20b" });

      const told = await run("elsewhere", "canary-4711");
      expect(told.code).toBe(1);
      expect(told.err).toMatch(/http GET https:\/\/elsewhere\.test\/: refused: .*allowedHosts/);
      expect(told.err).toContain("info: \\u001b[2K{");
      expect(looked.out + looked.err + told.out + told.err).not.toContain("canary-4711");

      const made = await agentwright(["compile", "net.agent.yaml", "--json"], { cwd: folder });
      const plugin: string = JSON.parse(made.out).artifacts[0].path;
      const foreign = (...more: string[]) =>
        agentwright(["run", plugin, "--tool", "look", "--input", '{"id":"1"}', ...more], {
          cwd: folder,
          env: { AGENTWRIGHT_SECRET_DEMO_TOKEN: "canary-4711" },
        });
      for (const more of [[], ["--allow-secrets", "OTHER"]]) {
        const refused = await foreign(...more);
        expect([refused.code, refused.err]).toEqual([
          1,
          expect.stringContaining(
            ": refused: The plugin file asks for the secret “DEMO_TOKEN”; add --allow-secrets DEMO_TOKEN to give it.\n",
          ),
        ]);
      }
      const given = await foreign("--allow-secrets", "OTHER, DEMO_TOKEN");
      expect([given.code, JSON.parse(given.out).url]).toEqual([0, "/items/1"]);

      const unset = await run("look", "", "--input", '{"id":"1"}');
      expect([unset.code, unset.err]).toEqual([1, expect.stringContaining("as AGENTWRIGHT_SECRET_DEMO_TOKEN")]);

      const slow = await run("slow", "", "--timeout", "0.5");
      expect([slow.code, slow.err]).toEqual([1, expect.stringMatching(/slow failed \(limit\): .*0\.5 seconds/)]);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  }));
