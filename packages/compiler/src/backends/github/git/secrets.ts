import { findKeys } from "@agentwright/language/agent/check/keys";
import { Lines } from "@agentwright/language/syntax/lines";
import type { NeededFile } from "./committed.ts";

/** Something that looks like a key in a file that would be sent to GitHub. The key itself is not in here. */
export interface FoundSecret {
  readonly path: string;
  /** One-based; absent: the file as a whole is of a kind that holds secrets. */
  readonly line?: number;
  /** Whose key it seems to be. */
  readonly owner: string;
}

/** Files that are made to hold secrets. */
const secretFiles =
  /(^|\/)(\.env(\..+)?|\.npmrc|\.netrc|\.pgpass|id_(rsa|dsa|ecdsa|ed25519)|[^/]+\.(pem|key|p12|pfx|keystore))$/i;

/** Looks for keys by their shape, as in configs. */
export function findSecrets(files: readonly NeededFile[]): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const { path, bytes } of files) {
    if (secretFiles.test(path)) found.push({ path, owner: "a file for secrets" });
    const text = new TextDecoder().decode(bytes);
    const lines = new Lines(text);
    for (const { start, owner } of findKeys(text)) found.push({ path, line: lines.positionAt(start).line + 1, owner });
  }
  return found;
}

/** `agents/x.yaml:3 (OpenAI)`, one a line, with what to do. */
export function secretsSentence(found: readonly FoundSecret[]): string {
  const places = found.map(({ path, line, owner }) => `${path}${line === undefined ? "" : `:${line}`} (${owner})`);
  const what = found.length === 1 ? "this looks like a key" : "these look like keys";
  return `Nothing was sent to GitHub: ${what}: ${places.join(", ")}. Put it into the secret store and write \${secret:NAME} there, then compile again.`;
}
