import * as path from "node:path";

/** An absolute path with `/` on every system: the one form in which paths travel between rooms. */
export function absolute(file: string): string {
  return slashed(path.resolve(file));
}

/** The same path with `/`. Elsewhere than on Windows a backslash is an ordinary character and stays. */
export function slashed(file: string): string {
  return path.sep === "\\" ? file.replaceAll("\\", "/") : file;
}

/** The folder that holds a file. */
export function folderOf(file: string): string {
  return slashed(path.dirname(file));
}

/** From a folder to a file, with `/`. */
export function relative(folder: string, file: string): string {
  return slashed(path.relative(folder, file));
}

/** Is `file` the folder itself or below it? Compares text: both must be absolute and normal. */
export function isInside(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way === "" || (way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}
