import { stat } from "node:fs/promises";
import * as path from "node:path";

/** `date-fns/format` -> `date-fns`, `@scope/name/x` -> `@scope/name`. */
export function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** The nearest `node_modules/<name>` from a folder upward; undefined if there is none. */
export async function findPackage(folder: string, name: string): Promise<string | undefined> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const home = path.join(at, "node_modules", name);
    const found = await stat(home).catch(() => undefined);
    if (found?.isDirectory()) return home;
    if (path.dirname(at) === at) return undefined;
  }
}
