// The command's first file, `cli/launch.cjs`. It starts `cli/agentwright.cjs`, the rest of it, with the code that V8 made
// of it in an earlier run.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { cachedDataVersionTag } from "node:v8";
import { Script } from "node:vm";
import { codeFile } from "./code-cache.ts";
import { codeFolders } from "./folders.ts";
import { beginKernel } from "./kernel.ts";
import { translateOnce, verifies } from "./quick-wasm.ts";

/** Written in by the build: SHA-256 of all that it may start, so that kept code is never taken for another source. */
declare const bundlesDigest: string;
/** Minified they are ASCII, which the build sees to. */
declare const bundlesEncoding: "latin1" | "utf8";

const [command = "help"] = process.argv.slice(2);
if (verifies.has(command)) translateOnce();
/** Of V8's version, its flags and the processor: for another one, kept code would be refused. */
const tag = cachedDataVersionTag().toString(16);
const run = /^[a-z]+$/.test(command) ? command : "help";
const folders = codeFolders(import.meta.dirname, `${bundlesDigest.slice(0, 16)}-${process.version}`);

/** What `require` gives for the files of the folder `cli/`. */
const loaded = new Map<string, { exports: unknown }>();

try {
  if (verifies.has(command)) {
    const kernel = beginKernel(dirname(import.meta.dirname));
    setImmediate(prepare("agentwright.cjs", kernel));
  } else prepare("agentwright.cjs")();
} catch (error) {
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === undefined || path === undefined) throw error;
  console.error(`${path}, a part of agentwright, can't be read (${code}). Install agentwright again.`);
  process.exitCode = 2;
}

/** Makes a file of the folder ready to be run. */
function prepare(name: string, begunKernel?: unknown): () => void {
  const filename = join(import.meta.dirname, name);
  const code = codeFile(folders, `${run}-${name}-${tag}.bin`);
  const names = "exports, require, module, __filename, __dirname, begunKernel";
  const source = `(function (${names}) {${readFileSync(filename, bundlesEncoding)}\n})`;
  const script = new Script(source, { filename, ...(code.data && { cachedData: code.data }) });
  // A run that could not begin its work has compiled too little of it to be kept.
  process.on("exit", exit => exit !== 2 && code.keep(script));
  const load = createRequire(filename);
  const near = (path: string): unknown => (path.startsWith("./") ? once(path.slice(2)) : load(path));
  return () => {
    const module = { exports: {} };
    loaded.set(name, module);
    const wrapped = script.runInThisContext();
    wrapped(module.exports, Object.assign(near, load), module, filename, import.meta.dirname, begunKernel);
  };
}

function once(name: string): unknown {
  if (!loaded.has(name)) prepare(name)();
  return loaded.get(name)?.exports;
}
