// The command's first file, `cli/launch.cjs`. It starts `cli/agentwright.cjs`, the rest of it, with the code that V8 made
// of it in an earlier run.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { cacheFolder } from "@agentwright/compiler/node/cache-folder";
import { codeFile } from "./code-cache.ts";
import { beginKernel } from "./kernel.ts";
import { translateOnce, verifies } from "./quick-wasm.ts";

/** Written in by the build: SHA-256 of all that it may start, so that kept code is never taken for another source. */
declare const bundlesDigest: string;
/** Minified they are ASCII, which the build sees to. */
declare const bundlesEncoding: "latin1" | "utf8";

const { version, arch, argv } = process;
const [command = "help"] = argv.slice(2);
const known = /^[a-z]+$/.test(command) ? command : "help";
/** Beside the bundles, as long as they are; in the user's folder where somebody else has installed them. */
const kept = [import.meta.dirname, cacheFolder()].map(folder =>
  join(folder, "code", `${bundlesDigest.slice(0, 16)}-${version}-${arch}`),
);

/** What `require` gives for the files of the folder `cli/`. */
const loaded = new Map<string, { exports: unknown }>();

if (verifies.has(command)) {
  translateOnce();
  const kernel = beginKernel(dirname(import.meta.dirname));
  const start = prepare("agentwright.cjs", kernel);
  setImmediate(start);
} else prepare("agentwright.cjs")();

/** Makes a file of the folder ready to be run. */
function prepare(name: string, begunKernel?: unknown): () => void {
  const filename = join(import.meta.dirname, name);
  const code = codeFile(kept, `${known}-${name}.bin`);
  const names = "exports, require, module, __filename, __dirname, begunKernel";
  const source = `(function (${names}) {${readFileSync(filename, bundlesEncoding)}\n})`;
  const script = new Script(source, { filename, ...(code.data && { cachedData: code.data }) });
  process.on("exit", () => code.keep(script));
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
