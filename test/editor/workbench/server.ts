import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { capture } from "../../../scripts/lib/steps.ts";
import type { Workbench } from "./install.ts";

/** Folders of one editor that is thrown away after its run. */
export interface Profile {
  readonly folder: string;
  /** The server's arguments that name them. */
  readonly args: readonly string[];
  remove(): void;
}

const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  // One process for programs instead of two, and none that looks for types on the network.
  "typescript.tsserver.useSyntaxServer": "never",
  "typescript.disableAutomaticTypeAcquisition": true,
};

export function makeProfile(settings: Readonly<Record<string, unknown>> = {}): Profile {
  const folder = mkdtempSync(join(tmpdir(), "agentwright-editor-"));
  const user = join(folder, "user");
  const extensions = join(folder, "extensions");
  mkdirSync(join(user, "User"), { recursive: true });
  mkdirSync(join(user, "Machine"), { recursive: true });
  mkdirSync(extensions);
  writeFileSync(join(user, "User", "settings.json"), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  const args = ["--accept-server-license-terms", "--user-data-dir", user, "--extensions-dir", extensions];
  return {
    folder,
    args: [...args, "--server-data-dir", join(folder, "server")],
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** An empty gallery: otherwise the server asks one on the network. */
const environment = { ...process.env, EXTENSIONS_GALLERY: "{}" };

export async function installVsix(workbench: Workbench, profile: Profile, vsix: string): Promise<void> {
  const args = [workbench.main, ...profile.args, "--install-extension", resolve(vsix), "--force"];
  const said = await capture(workbench.node, args, { env: environment });
  if (!/successfully installed/.test(said)) throw new Error(`the editor did not install ${vsix}:\n${said}`);
}

export interface EditorServer {
  readonly port: number;
  /** The address of a file as the workbench names it. */
  uri(path: string): string;
  /** The page that opens a folder; `payload` holds pairs such as ["openFile", uri]. */
  url(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** Called when the server ends without having been asked to. */
  onExit(listener: (code: number | null) => void): void;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Extension-host tests need VS Code's driver; it hides notifications, so UI tests leave it off. */
  readonly testDriver?: boolean;
  /** Ask before a folder is trusted, as a desktop does. */
  readonly trust?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts the editor's server on 127.0.0.1 and a free port; it ends with this process at the latest. */
export async function startServer(
  workbench: Workbench,
  profile: Profile,
  options: ServerOptions = {},
): Promise<EditorServer> {
  const port = await freePort();
  const logPath = join(profile.folder, "server.log");
  const log = openSync(logPath, "a");
  const args = [
    workbench.main,
    "--host",
    "127.0.0.1",
    "--port",
    String(port),
    "--without-connection-token",
    ...profile.args,
  ];
  args.push("--telemetry-level", "off");
  if (options.trust !== true) args.push("--disable-workspace-trust");
  if (options.testDriver === true) args.push("--enable-smoke-test-driver");
  // A process group of its own, so that the extension host and the language server end with it.
  const child = spawn(workbench.node, args, {
    // What is compiled in a test is no history of whoever runs it, and none of the next test.
    env: { ...environment, AGENTWRIGHT_CACHE: join(profile.folder, "cache"), ...options.env },
    stdio: ["ignore", log, log],
    detached: true,
  });
  const kill = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // It is gone already.
    }
  };
  const atEnd = () => kill("SIGKILL");
  process.once("exit", atEnd);
  for (let tries = 0; !(await answers(port)); tries++) {
    if (tries > 300 || child.exitCode !== null) {
      kill("SIGKILL");
      throw new Error(`the editor's server did not start:\n${readFileSync(logPath, "utf8")}`);
    }
    await new Promise(done => setTimeout(done, 100));
  }
  let stopping = false;
  return {
    port,
    uri: path => `vscode-remote://127.0.0.1:${port}${resolve(path)}`,
    url(folder, payload = []) {
      const url = new URL(`http://127.0.0.1:${port}/`);
      url.searchParams.set("folder", resolve(folder));
      if (payload.length > 0) url.searchParams.set("payload", JSON.stringify(payload));
      return url.href;
    },
    onExit: listener => child.on("exit", code => stopping || listener(code)),
    async stop() {
      stopping = true;
      process.off("exit", atEnd);
      const gone = new Promise<void>(done => (child.exitCode !== null ? done() : child.once("exit", () => done())));
      kill("SIGTERM");
      const timer = setTimeout(() => kill("SIGKILL"), 5000);
      await gone;
      clearTimeout(timer);
      kill("SIGKILL");
    },
  };
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/version`)).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().on("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === "object" ? done(address.port) : fail(new Error("no port")),
      );
    });
  });
}
