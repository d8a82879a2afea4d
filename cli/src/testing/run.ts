import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What stands on standard input; absent: it is closed. */
  readonly input?: string;
  /** The file that is run; absent: the command. */
  readonly program?: string;
}

// `npm test` names the folder of the bundles, which start in a third of the time and are what people get.
const built = process.env.AGENTWRIGHT_TEST_DIST;
const main = built === undefined ? fileURLToPath(new URL("../main.ts", import.meta.url)) : join(built, "cli.js");

/** Runs the command as a process of its own, as a person would. */
export function agentwright(
  args: readonly string[],
  { cwd, env, input, program = main }: Surroundings,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, ...args], {
      cwd,
      env: { ...process.env, GITHUB_WORKSPACE: "", AGENTWRIGHT_CACHE: join(cwd, ".cache"), ...env },
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    child.stdout?.setEncoding("utf8").on("data", text => (out += text));
    child.stderr?.setEncoding("utf8").on("data", text => (err += text));
    child.stdin?.end(input);
    child.on("error", reject);
    child.on("close", code => resolve({ code: code ?? -1, out, err }));
  });
}

/** Gives a test a folder of its own with the files it names, and removes it. */
export async function inFolder(
  test: (folder: string) => void | Promise<void>,
  files: Readonly<Record<string, string | Buffer>> = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "agentwright-cli-test-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 9 });
  }
}
