import { createHash } from "node:crypto";
import type { FileFinding } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { firstError } from "./first-finding.ts";
import { webviewHtml } from "./html.ts";
import type { PageStart } from "./start.ts";
import { webPageHtml } from "./web-page.ts";
import type { Words } from "./words.ts";

const words = { call: 'Call <b>"it"</b> </script><!--' } as unknown as Words;
const start: PageStart = { mode: "document", trusted: true, language: "en", words };

test("a webview lets in our two files, a worker from a blob, and nothing else", () => {
  const html = webviewHtml(start, {
    script: "vscode://s.js",
    style: "vscode://s.css",
    cspSource: "vscode:",
    nonce: "abc",
  });
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  expect(policy).toBe(
    "default-src 'none'; style-src vscode:; script-src 'nonce-abc' 'wasm-unsafe-eval'; worker-src blob:; " +
      "img-src vscode: data:; base-uri 'none'; form-action 'none'",
  );
  expect(html).not.toMatch(/style=|unsafe-inline|<\/script><!--/);
});

test("what the page is told comes back as it was", () => {
  const html = webviewHtml(start, { script: "s", style: "s", cspSource: "c", nonce: "n" });
  const block = /<script type="application\/json" id="start">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  expect(JSON.parse(block)).toEqual(start);
});

test("an exported page lets in its own script and style by digest, and has no way to the network", async () => {
  const html = await webPageHtml({
    title: "A <b>",
    start: { ...start, wasm: "AGFzbQ==" },
    script: "run()",
    style: "a{}",
  });
  const sha = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  expect(policy).toBe(
    `default-src 'none'; style-src ${sha("a{}")}; script-src ${sha("run()")} 'wasm-unsafe-eval'; worker-src blob:; ` +
      "img-src data:; base-uri 'none'; form-action 'none'",
  );
  expect(html).toContain("<style>a{}</style>");
  expect(html).toContain("<script>run()</script>");
  expect(html).toContain("<title>A &lt;b&gt;</title>");
});

test("a script that would end its element is not written", async () => {
  await expect(webPageHtml({ title: "", start, script: 'a = "</script>"', style: "" })).rejects.toThrow(/build/);
});

const finding = (file: string, line: number, severity: FileFinding["severity"]): FileFinding => ({
  file,
  code: "AW101",
  message: `${file}:${line}`,
  severity,
  range: { start: { line, character: 0 }, end: { line, character: 1 } },
});

test("the first error is the topmost of the previewed file; warnings don't count", () => {
  const findings = [
    finding("/b", 1, "error"),
    finding("/a", 9, "error"),
    finding("/a", 4, "error"),
    finding("/a", 0, "warning"),
  ];
  expect(firstError(findings, "/a")).toMatchObject({ finding: { message: "/a:4" }, more: 2 });
  expect(firstError([finding("/a", 0, "warning")], "/a")).toBeUndefined();
});
