import { documentValue, parseSource } from "@agentwright/language/syntax/index";
import { isInside } from "./paths.ts";
import { readText, stampOf } from "./read.ts";
import { look, upward } from "./root.ts";

/** A file that says which packages a folder uses. */
export interface Manifest {
  /** Absolute, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** The names of such files, in the order in which they count within a folder. */
const names = [
  "deno.json",
  "deno.jsonc",
  "import_map.json",
  "package.json",
  "deno.lock",
  "package-lock.json",
  "pnpm-lock.yaml",
  "yarn.lock",
  "bun.lock",
] as const;

const known = new Map<string, { readonly stamp: string; readonly manifest: Manifest | undefined }>();

/**
 * Manifests, import maps and lockfiles from a file's folder up to a root, nearest first. Each call looks at the disk
 * (one stat a name and folder); a file is read again only when it changed. Files above 2 MB are left out.
 */
export function manifestsFor(folder: string, root: string): readonly Manifest[] {
  const found: Manifest[] = [];
  for (const at of upward(folder)) {
    if (!isInside(root, at || "/")) break;
    for (const name of names) {
      const manifest = manifestAt(`${at}/${name}`);
      if (manifest) found.push(manifest);
    }
  }
  return found;
}

/** Is this the name of such a file? */
export function isManifest(file: string): boolean {
  return (names as readonly string[]).includes(file.slice(file.lastIndexOf("/") + 1));
}

function manifestAt(file: string): Manifest | undefined {
  const stats = look(file);
  if (stats === undefined || stats === "closed" || !stats.isFile()) return undefined;
  const stamp = stampOf(stats);
  const before = known.get(file);
  if (before?.stamp === stamp) return before.manifest;
  const got = readText(file);
  const manifest = typeof got === "string" ? undefined : { file, text: got.text };
  known.set(file, { stamp, manifest });
  return manifest;
}

const values = new WeakMap<Manifest, unknown>();

/** What a manifest in JSON (or JSONC) says; undefined where it can't be read. */
export function manifestValue(manifest: Manifest): unknown {
  if (!values.has(manifest))
    values.set(manifest, /\.jsonc?$/.test(manifest.file) ? readValue(manifest.text) : undefined);
  return values.get(manifest);
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return documentValue(parseSource(text, "jsonc"));
  }
}
