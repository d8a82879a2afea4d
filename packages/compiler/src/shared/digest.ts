import { encodeText } from "./text.ts";

/** SHA-256 as 64 lower-case hex digits. A string is hashed as UTF-8. WebCrypto: the same in Node and in a Worker. */
export async function sha256(content: Uint8Array | string): Promise<string> {
  const bytes = typeof content === "string" ? encodeText(content) : content;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  let hex = "";
  for (const byte of digest) hex += byte.toString(16).padStart(2, "0");
  return hex;
}
