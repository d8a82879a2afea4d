import { isAbsolute, normalise } from "../rules/lib/paths.ts";
import { isPath, type NameUse } from "./name.ts";
import type { NewName } from "./rewrite.ts";
import { type NamedDocument, usesOf } from "./uses.ts";

/** The absolute path that a name of a config means; undefined where it is none that can be followed. Paths are with `/`. */
export function pathMeant(config: string, use: NameUse): string | undefined {
  return isPath(use) ? resolvePath(config, use.name) : undefined;
}

/** A path relative to a config as an absolute one; undefined for addresses, backslashes and absolute paths. */
export function resolvePath(config: string, path: string): string | undefined {
  if (path === "" || path.includes("\\") || isAbsolute(path)) return undefined;
  const root = /^\/*/.exec(config)?.[0] ?? "";
  return root + normalise(`${folderOf(config)}/${path}`);
}

/**
 * What a config must say instead when files move, it itself maybe among them. `moved` gives the new place of an
 * absolute path, or the path itself. A path that stays right stays as it is written.
 */
export function movePaths(
  document: NamedDocument,
  config: string,
  moved: (path: string) => string,
): readonly NewName[] {
  const names: NewName[] = [];
  const place = moved(config);
  for (const use of usesOf(document)) {
    const target = pathMeant(config, use);
    if (target === undefined) continue;
    const before = relativePath(config, target);
    const after = relativePath(place, moved(target));
    if (after !== undefined && after !== before) names.push({ use, text: asWritten(after, use.name) });
  }
  return names;
}

/** From the folder of one file to another; undefined where there is no way (another drive). */
function relativePath(from: string, to: string): string | undefined {
  const [own, other] = [folderOf(from).split("/"), to.split("/")];
  let same = 0;
  while (same < own.length && same < other.length - 1 && own[same] === other[same]) same++;
  if (same === 0) return undefined;
  return [...own.slice(same).map(() => ".."), ...other.slice(same)].join("/");
}

/** With `./` in front where the path had some such thing before. */
function asWritten(path: string, before: string): string {
  return before.startsWith(".") && !path.startsWith("../") ? `./${path}` : path;
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf("/")));
}
