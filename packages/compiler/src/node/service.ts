import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { crc32 } from "@agentwright/runtime";
import type { ServiceFile } from "../build/host.ts";
import { encodeText } from "../shared/text.ts";
import { packedService } from "./packed-service.ts";
import { serviceSources } from "./service-sources.ts";

type Texts = Readonly<Record<string, string>>;

let service: Promise<readonly ServiceFile[]> | undefined;

/** The Python service, read once per process. Rejects with a sentence if it is missing. */
export function readService(): Promise<readonly ServiceFile[]> {
  service ??= read();
  return service;
}

async function read(): Promise<readonly ServiceFile[]> {
  const inCheckout = import.meta.url.endsWith(".ts");
  const texts = inCheckout ? serviceSources(fileURLToPath(new URL("../../python", import.meta.url))) : await unpack();
  return Object.entries(texts).map(([path, text]) => {
    const bytes = encodeText(text);
    return { path, bytes, sha256: createHash("sha256").update(bytes).digest("hex"), crc: crc32(bytes) };
  });
}

async function unpack(): Promise<Texts> {
  const text = brotliDecompressSync(await packedService()).toString("utf8");
  return JSON.parse(text) as Texts;
}
