interface NodeCrypto {
  createHash(name: string): { update(content: Uint8Array | string): { digest(encoding: "hex"): string } };
}
interface NodeProcess {
  getBuiltinModule?(name: string): unknown;
}

/** Node's own hash needs no thread, which is most of what Web Crypto costs for something as small as a plugin. */
const node = (globalThis as { process?: NodeProcess }).process?.getBuiltinModule?.("node:crypto") as
  | NodeCrypto
  | undefined;

/** SHA-256 as 64 lower-case hex digits; a string is hashed as UTF-8. The same in Node and in a browser's Worker. */
export async function sha256Hex(content: Uint8Array | string): Promise<string> {
  if (node) return node.createHash("sha256").update(content).digest("hex");
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, byte => byte.toString(16).padStart(2, "0")).join("");
}
