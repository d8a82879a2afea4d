import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Beside a bundle of ours, or above a chunk of it. */
const places = ["./agent-service.br", "../agent-service.br"];

/** The texts of the Python service by path, as JSON packed by brotli. Rejects with a sentence if the file is missing. */
export async function packedService(): Promise<Uint8Array> {
  for (const place of places) {
    const bytes = await readFile(fileURLToPath(new URL(place, import.meta.url))).catch(() => undefined);
    if (bytes !== undefined) return bytes;
  }
  throw new Error("The file agent-service.br, which holds the Python service, is missing; install Agentwright again.");
}
