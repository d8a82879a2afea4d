import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "node:util";
import { openBrowser } from "./browser.ts";
import type { Workbench } from "./install.ts";
import { type EditorServer, makeProfile, startServer } from "./server.ts";

export interface SuiteRequest {
  readonly extensions: readonly string[];
  /** The module whose `run()` is the suite. */
  readonly tests: string;
  readonly folder?: string | undefined;
}

/** What a workbench in a browser says of itself on every start and that tells nothing about a test. */
const noise =
  /^(Resolv|Creating a socket|\[reconnection|Updating additional|\[Service Worker|\[AgentHost|\[AccountPolicy)|Ignoring fetching additional|open-vsx|getaddrinfo|workbench\.js/;

const limitMs = 300_000;

/** Runs a suite in the extension host of a workbench and gives its exit code; whatever goes wrong is 1 and printed. */
export async function runInExtensionHost(workbench: Workbench, request: SuiteRequest): Promise<number> {
  const profile = makeProfile();
  const empty = mkdtempSync(join(tmpdir(), "agentwright-empty-"));
  let server: EditorServer | undefined;
  const browser = await openBrowser();
  try {
    server = await startServer(workbench, profile, { testDriver: true });
    const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
    const outcome = deferred<number>();
    const timer = setTimeout(
      () => outcome.reject(new Error(`no result of the suite within ${limitMs / 1000} s`)),
      limitMs,
    );
    await page.exposeFunction("codeAutomationLog", (type: string, args: unknown[]) => {
      const text = format(...args);
      if (noise.test(text) && process.env.VERBOSE === undefined) return;
      process[type === "error" || type === "warn" ? "stderr" : "stdout"].write(`${text}\n`);
    });
    await page.exposeFunction("codeAutomationExit", (code: number) => outcome.resolve(code));
    page.on("crash", () => outcome.reject(new Error("the workbench's page crashed")));
    browser.on("disconnected", () => outcome.reject(new Error("the browser went away")));
    server.onExit(code => outcome.reject(new Error(`the editor's server ended with ${code}`)));
    const { uri } = server;
    const development = request.extensions.map(path => ["extensionDevelopmentPath", uri(path)] as const);
    await page.goto(server.url(request.folder ?? empty, [...development, ["extensionTestsPath", uri(request.tests)]]));
    try {
      return await outcome.promise;
    } finally {
      clearTimeout(timer);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    await browser.close().catch(() => {});
    await server?.stop();
    profile.remove();
    rmSync(empty, { recursive: true, force: true, maxRetries: 9 });
  }
}

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<T>((done, fail) => {
    resolve = done;
    reject = fail;
  });
  // Whoever rejects first may do so before anybody waits.
  promise.catch(() => {});
  return { promise, resolve, reject };
}
