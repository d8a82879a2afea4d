import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileKernel, flags } from "./compile.ts";
import { fetchPackages, Unavailable } from "./fetch.ts";
import { guestText, writeGuest } from "./guest.ts";
import { packages } from "./packages.ts";

/**
 * `node packages/kernel/build/build.ts` builds kernel.wasm from the pinned packages and writes kernel.json beside it.
 * With `--check` it writes nothing and compares the bytes: exit 0 if they are the same, 1 if not. Where the packages
 * can't be had it says `skipped: <why>` and ends with 0, since nothing was found wrong.
 */
const here = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "agentwright", "kernel");

function kernelJson(wasm: Uint8Array): string {
  const sha256 = createHash("sha256").update(wasm).digest("hex");
  const quickjs = packages.find(one => one.name === "qjs-src")?.version.split("-")[0];
  const info = { sha256, bytes: wasm.length, abi: 1, flavour: "raw", quickjs, packages, flags };
  return `${JSON.stringify(info, undefined, 2)}\n`;
}

async function main(check: boolean): Promise<number> {
  if (check && (await guestText()) !== readFileSync(here("src/guest.generated.ts"), "utf8")) {
    console.log(
      "different: src/guest.generated.ts is not what guest/*.js gives; run `node packages/kernel/build/guest.ts`.",
    );
    return 1;
  }
  if (!check) await writeGuest();
  const wasm = compileKernel(fetchPackages(packages, cache), join(cache, "work"));
  const info = kernelJson(wasm);
  if (check) return compare(wasm, info);
  writeFileSync(here("kernel.wasm"), wasm);
  writeFileSync(here("kernel.json"), info);
  console.log(`built: kernel.wasm, ${wasm.length} bytes, sha256 ${JSON.parse(info).sha256}`);
  return 0;
}

function compare(wasm: Uint8Array, info: string): number {
  const sameBytes = Buffer.compare(wasm, readFileSync(here("kernel.wasm"))) === 0;
  const sameInfo =
    JSON.stringify(JSON.parse(info)) === JSON.stringify(JSON.parse(readFileSync(here("kernel.json"), "utf8")));
  if (sameBytes && sameInfo) console.log(`same: kernel.wasm rebuilt byte for byte (${wasm.length} bytes).`);
  else
    console.log(
      `different: ${sameBytes ? "kernel.json" : "kernel.wasm"} is not what this source and these packages give.`,
    );
  return sameBytes && sameInfo ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.includes("--check"));
} catch (error) {
  if (!(error instanceof Unavailable)) throw error;
  console.log(`skipped: ${error.message}`);
}
