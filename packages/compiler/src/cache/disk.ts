import { existsSync } from "node:fs";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import * as path from "node:path";
import type { BuildCache } from "../build/host.ts";
import { writeAtomically } from "../node/write.ts";
import { sha256 } from "../shared/digest.ts";
import { encodeText } from "../shared/text.ts";

/** Version of an entry's shape; entries of another version are misses. */
const entryVersion = 1;

/** Entries that are kept; the oldest go first. About 0.6 MB each. */
const keptEntries = 100;

/**
 * Plugins in a folder, one file a fingerprint: a line of JSON `{entry, bytes, sha256}`, then the plugin. An entry that
 * is not whole in every respect is a miss. Writing never fails a build: a full disk costs the speed alone.
 */
export function diskCache(folder: string): BuildCache {
  const own = path.join(folder, `v${entryVersion}`);
  let puts = 0;
  return {
    async get(fingerprint) {
      const file = path.join(own, fingerprint);
      // The usual answer is no, and asking a thread for it takes ten times as long.
      const bytes = existsSync(file) ? await readFile(file).catch(() => undefined) : undefined;
      return bytes && (await checked(bytes));
    },
    async put(fingerprint, plugin) {
      const head = JSON.stringify({ entry: entryVersion, bytes: plugin.length, sha256: await sha256(plugin) });
      try {
        await writeAtomically(path.join(own, fingerprint), [encodeText(`${head}\n`), plugin]);
        if (puts++ % 20 === 0) await dropOldest(own);
      } catch {
        return;
      }
    },
  };
}

async function checked(bytes: Buffer): Promise<Uint8Array | undefined> {
  const end = bytes.subarray(0, 300).indexOf("\n");
  if (end < 0) return undefined;
  try {
    const head = JSON.parse(bytes.toString("utf8", 0, end)) as { entry?: unknown; bytes?: unknown; sha256?: unknown };
    const plugin = new Uint8Array(bytes.subarray(end + 1));
    const whole = head.entry === entryVersion && head.bytes === plugin.length && head.sha256 === (await sha256(plugin));
    return whole ? plugin : undefined;
  } catch {
    return undefined;
  }
}

async function dropOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.length <= keptEntries) return;
  const entries = await Promise.all(
    names.map(async name => {
      const file = path.join(folder, name);
      return { file, at: (await stat(file).catch(() => undefined))?.mtimeMs ?? 0 };
    }),
  );
  entries.sort((a, b) => b.at - a.at);
  await Promise.all(entries.slice(keptEntries).map(({ file }) => rm(file, { force: true })));
}
