import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { kernelInfo } from "@agentwright/kernel";
import { readKernel } from "@agentwright/kernel/node";
import type { Known } from "@agentwright/language";
import { esbuildBundler } from "../addons/esbuild.ts";
import { locateAddOn } from "../addons/locate.ts";
import { addOns } from "../addons/table.ts";
import { BuildFailure } from "../build/failure.ts";
import type { BuildHost, NpmBundler } from "../build/host.ts";
import { diskCache } from "../cache/disk.ts";
import { memoryCache } from "../cache/memory.ts";
import { buildQueue } from "../queue/queue.ts";
import { insideRoot, toSlashes } from "../shared/paths.ts";
import { goTools } from "./go/index.ts";
import { readService } from "./service.ts";
import { diskSurroundings } from "./surroundings.ts";
import { writeAtomically } from "./write.ts";

export interface DiskHostOptions {
  /** Folder of the build cache; absent: results are kept in memory alone. */
  readonly cacheDir?: string;
  /** See `DiskCacheOptions`. */
  readonly unlooked?: number;
  /** Names of the secrets that are set; absent: unknown. */
  readonly secrets?: () => Known<readonly string[]>;
  /** Does what has to be built elsewhere; absent: nothing can be. */
  readonly remote?: BuildHost["remote"] | undefined;
}

/** A host on this machine's disk. Make one and keep it: kernel, bundler and cache then stay warm. */
export function diskHost(options: DiskHostOptions = {}): BuildHost {
  const { cacheDir, unlooked = 0 } = options;
  const bundlers = new Map<string, NpmBundler>();
  return {
    read: readInside,
    write: writeAtomically,
    exists: async path => existsSync(path),
    list: async folder => listFiles(folder),
    go: goTools(),
    kernel: async () => ({ bytes: await readKernel(), sha256: kernelInfo.sha256 }),
    service: readService,
    cache: memoryCache(cacheDir === undefined ? undefined : diskCache(cacheDir, { unlooked })),
    queue: buildQueue(),
    surroundings: diskSurroundings(options.secrets ?? (() => "unknown")),
    async bundler(places) {
      const located = await locateAddOn(addOns.esbuild, places);
      if (!located) return undefined;
      const known = bundlers.get(located.folder) ?? esbuildBundler(located.folder);
      bundlers.set(located.folder, known);
      return known;
    },
    ...(options.remote && { remote: options.remote }),
    now: () => performance.timeOrigin + performance.now(),
  };
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(entry => !entry.isDirectory())
      .map(entry => entry.name)
      .sort();
  } catch {
    return [];
  }
}

/**
 * A link inside the root must not smuggle in what is outside. Read without a thread: the files are small, and handing
 * each to another thread and back costs more than reading all of them.
 */
async function readInside(path: string, root: string): Promise<Uint8Array | undefined> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return undefined;
    const why = code === "EACCES" || code === "EPERM" ? "there is no permission" : (error as Error).message;
    throw new BuildFailure("config-unreadable", `${path} can't be read: ${why}.`);
  }
  if (insideRoot(realPath(root), realPath(path)) === undefined) {
    throw new BuildFailure(
      "findings",
      `${path} is a link that leads out of ${root}. Put a copy of the file in its place.`,
    );
  }
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function realPath(path: string): string {
  return toSlashes(realpathSync.native(path));
}
