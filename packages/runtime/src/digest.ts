const encoder = new TextEncoder();

/** SHA-256 of bytes, or of a text's UTF-8, in lower-case hex. Web Crypto, so it is there in Node and in a Worker. */
export async function sha256Hex(data: Uint8Array | string): Promise<string> {
  const bytes = typeof data === "string" ? encoder.encode(data) : data;
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, "0")).join("");
}
