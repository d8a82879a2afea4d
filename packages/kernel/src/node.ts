import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { markChecked } from "./check.ts";

/** Beside a bundle (`dist/kernel.wasm`), else in the source tree. */
const places = ["./kernel.wasm", "../kernel.wasm"];

let kernel: Promise<Uint8Array> | undefined;

/** Reads and checks kernel.wasm once per process. Rejects with a sentence if it is missing or another one. */
export function readKernel(): Promise<Uint8Array> {
  kernel ??= read();
  return kernel;
}

/** Where kernel.wasm is; throws a sentence if it is nowhere. */
export function kernelPath(): string {
  const paths = places.map(place => fileURLToPath(new URL(place, import.meta.url)));
  const found = paths.find(path => existsSync(path));
  if (!found)
    throw new Error(`The file kernel.wasm is missing (looked for ${paths.at(-1)}); install Agentwright again.`);
  return found;
}

async function read(): Promise<Uint8Array> {
  const bytes = new Uint8Array(readFileSync(kernelPath()));
  return markChecked(bytes, createHash("sha256").update(bytes).digest("hex"));
}
