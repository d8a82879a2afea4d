/**
 * Paths as the compiler knows them: absolute, with `/`, on Windows with a drive letter (`C:/x`). Nothing here touches a
 * disk, so that the same code plans a build in a browser.
 */

/** `C:\a\b` -> `C:/a/b`; other paths stay as they are. */
export function toSlashes(path: string): string {
  return /^[A-Za-z]:/.test(path) || path.startsWith("\\\\") ? path.replaceAll("\\", "/") : path;
}

/** Everything before the last `/`; of a file in the root folder, the root with its slash. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  if (slash < 0) return "";
  return slash === 0 || /^[A-Za-z]:$/.test(path.slice(0, slash)) ? path.slice(0, slash + 1) : path.slice(0, slash);
}

/** What follows the last `/`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Resolves a relative path (`./x`, `../y/z`) against an absolute folder. An absolute `relative` wins. */
export function joinPath(folder: string, relative: string): string {
  const whole = isAbsolutePath(relative) ? relative : `${folder}/${relative}`;
  const head = /^([A-Za-z]:)?\//.exec(whole)?.[0] ?? "";
  const parts: string[] = [];
  for (const part of whole.slice(head.length).split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  return head + parts.join("/");
}

export function isAbsolutePath(path: string): boolean {
  return path.startsWith("/") || /^[A-Za-z]:[\\/]/.test(path) || path.startsWith("\\\\");
}

/** `path` below `root`, without a leading `./`; undefined if it is not inside. Drive letters compare without case. */
export function insideRoot(root: string, path: string): string | undefined {
  const base = joinPath(root, ".");
  const whole = joinPath(base, path);
  const prefix = base.endsWith("/") ? base : `${base}/`;
  const same = whole.startsWith(prefix) || driveless(whole).startsWith(driveless(prefix));
  return same && whole.length > prefix.length ? whole.slice(prefix.length) : undefined;
}

function driveless(path: string): string {
  return path.replace(/^[A-Za-z]:/, drive => drive.toLowerCase());
}
