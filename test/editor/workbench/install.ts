import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder, environment, fetchNode, nodeVersion, npm } from "../../../scripts/lib/bootstrap.mjs";
import { capture } from "../../../scripts/lib/steps.ts";

/** Releases of code-server on npm; each holds the whole VS Code server and web workbench of that VS Code version. */
export const editorVersions = { newest: "4.139.1", oldest: "4.103.2" } as const;

/** The Node that an editor was made for: VS Code 1.103's extension host never connects on Node 24. */
const editorNodes = { newest: nodeVersion, oldest: "22.22.0" } as const;

/** Which of the two editors a run uses. */
export type EditorAge = keyof typeof editorVersions;

export interface Workbench {
  readonly version: string;
  /** Node binary that starts it. */
  readonly node: string;
  /** Its `server-main.js`. */
  readonly main: string;
}

/**
 * What the workbench needs compiled, as plain JavaScript instead: it then installs in seconds and without Python or a
 * C++ compiler. See the two files for what they cover.
 */
const replacements = {
  "@vscode/spdlog": "spdlog.cjs",
  "@vscode/native-watchdog": "watchdog.cjs",
  // The name of the same module in older editors.
  "native-watchdog": "watchdog.cjs",
};

/** Parts of the product that no test touches and that would only cost time and disk. */
const unneeded = /^(copilot|mermaid-markdown-features|microsoft-authentication|ms-vscode\..*)$/;

/**
 * The workbench of one editor version, installed into the user's cache folder if it isn't there: a second clone starts
 * at once. An interrupted installation leaves nothing behind that the next one would take for whole.
 */
export async function ensureWorkbench(age: EditorAge): Promise<Workbench> {
  const version = editorVersions[age];
  const folder = join(cacheFolder(), `workbench-${version}-3`);
  const node = fetchNode(editorNodes[age]);
  const done = { version, node, main: join(folder, "out", "server-main.js") };
  if (existsSync(done.main)) return done;
  console.log(`Installing the ${age} editor (VS Code ${version.replace(/^4/, "1")} from code-server) …`);
  const work = `${folder}.${process.pid}`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    const archive = npm(["pack", "--silent", `code-server@${version}`], work).trim();
    await capture("tar", ["xzf", archive, "--no-same-owner", "--strip-components=3", "package/lib/vscode"], {
      cwd: work,
    });
    rmSync(join(work, archive));
    npm(
      ["install", "--omit=dev", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"],
      work,
      environment(node),
    );
    // TypeScript's own language service, for the tool files that people open beside their configs.
    npm(
      ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"],
      join(work, "extensions"),
      environment(node),
    );
    for (const [name, file] of Object.entries(replacements)) replaceModule(join(work, "node_modules", name), file);
    for (const name of readdirSync(join(work, "extensions"))) {
      if (unneeded.test(name)) rmSync(join(work, "extensions", name), { recursive: true, force: true });
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(work, folder);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    throw error;
  }
  return done;
}

function replaceModule(folder: string, file: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "replacement", version: "1.0.0", main: "index.js" }),
  );
  copyFileSync(join(dirname(fileURLToPath(import.meta.url)), "replacements", file), join(folder, "index.js"));
}
