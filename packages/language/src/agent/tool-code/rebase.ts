import { readScript } from "./script.ts";

/**
 * A script that is moved from one folder to another, with the relative modules that it names still the same files.
 * Folders are relative to the config's, with `/`; "" is the config's own.
 */
export function rebase(text: string, from: string, to: string): string {
  if (from === to) return text;
  let moved = "";
  let done = 0;
  for (const { start, end } of readScript(text).specifiers) {
    const specifier = text.slice(start, end);
    if (!/^\.\.?\//.test(specifier)) continue;
    moved += text.slice(done, start) + relativePath(to, joined(from, specifier));
    done = end;
  }
  return moved + text.slice(done);
}

/** The folder of a path that is relative to the config's; "" for one beside it. */
export function folderOf(path: string): string {
  const whole = joined("", path);
  return whole.includes("/") ? whole.slice(0, whole.lastIndexOf("/")) : "";
}

/** The way from a folder to a file, beginning with `./` or `../`. */
function relativePath(folder: string, file: string): string {
  const from = folder === "" ? [] : folder.split("/");
  const to = file.split("/");
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same] && from[same] !== "..") same++;
  const path = [...Array<string>(from.length - same).fill(".."), ...to.slice(same)].join("/");
  return path.startsWith("../") ? path : `./${path}`;
}

/** A path behind a folder, without `.` and, as far as that goes, without `..`. */
function joined(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}
