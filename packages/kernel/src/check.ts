import { kernelInfo } from "./info.ts";
import { sha256 } from "./sha256.ts";

const checked = new WeakSet<Uint8Array>();

/** Gives the bytes back if they are the kernel that kernel.json tells of; else throws one sentence. */
export function checkKernel(bytes: Uint8Array): Uint8Array {
  if (checked.has(bytes)) return bytes;
  const found = sha256(bytes);
  if (found !== kernelInfo.sha256) throw new Error(otherKernel(found));
  checked.add(bytes);
  return bytes;
}

/** Spares `checkKernel` the hashing where a faster hash has already given the right digest. */
export function markChecked(bytes: Uint8Array, digest: string): Uint8Array {
  if (digest !== kernelInfo.sha256) throw new Error(otherKernel(digest));
  checked.add(bytes);
  return bytes;
}

function otherKernel(found: string): string {
  const wanted = kernelInfo.sha256.slice(0, 12);
  return `The file kernel.wasm is not the one this version was made with (${found.slice(0, 12)} instead of ${wanted}); install Agentwright again.`;
}
