import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Beside a bundle of ours, or above a chunk of it. */
const places = ["./agent-service.br", "../agent-service.br"];

/** The texts of the Python service by path, as JSON packed by brotli. Rejects with a sentence if the file is missing. */
export async function packedService(): Promise<Uint8Array> {
  const paths = places.map(place => fileURLToPath(new URL(place, import.meta.url)));
  const found = paths.find(path => existsSync(path));
  if (found !== undefined) return readFileSync(found);
  throw new Error("The file agent-service.br, which holds the Python service, is missing; install Agentwright again.");
}
