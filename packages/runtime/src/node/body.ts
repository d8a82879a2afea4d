import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * A response's body as text, unpacked if the server packed it unasked. Throws a sentence if it has more than `most`
 * bytes, packed or unpacked, as soon as that shows.
 */
export async function readBody(response: IncomingMessage, most: number): Promise<string> {
  const tooLong = new Error(`The answer has more than ${most} bytes, the most that is read.`);
  if (Number(response.headers["content-length"] ?? 0) > most) throw tooLong;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of unpacked(response)) {
    length += (chunk as Buffer).length;
    if (length > most) throw tooLong;
    chunks.push(chunk as Buffer);
  }
  return decode(Buffer.concat(chunks), response.headers["content-type"]);
}

function unpacked(response: IncomingMessage): Readable {
  const encoding = (response.headers["content-encoding"] ?? "identity").toLowerCase().trim();
  if (encoding === "identity" || encoding === "") return response;
  const make = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  if (make === undefined) throw new Error(`The answer is packed as “${encoding}”, which is not read.`);
  const decoder = make();
  response.on("error", error => decoder.destroy(error));
  return response.pipe(decoder);
}

function decode(bytes: Uint8Array, type: string | undefined): string {
  const charset = /charset=["']?([\w-]+)/i.exec(type ?? "")?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
