import { bundleLimits, bundleProblem } from "./limits.ts";

/** Names that Windows takes for devices; its digits include ¹, ² and ³. */
const device = /^(?:con|prn|aux|nul|com[0-9\xb9\xb2\xb3]|lpt[0-9\xb9\xb2\xb3])(?:\.|$)/i;

/**
 * Throws a `PluginProblem` unless every path may be unpacked below a folder on Linux, macOS and Windows: relative, with
 * `/`, without `.` and `..`, without names that Windows reads differently, and no two that fall together where upper
 * and lower case, or two spellings of one letter, are the same. `archive`: what they stand in, for the sentence.
 */
export function checkPaths(paths: readonly string[], archive = "bundle"): void {
  const folded = new Map<string, string>();
  for (const path of paths) {
    const problem = pathProblem(path, archive);
    if (problem !== undefined) throw bundleProblem(`“${printable(path)}” in the ${archive} ${problem}.`);
    const other = folded.get(fold(path));
    if (other === path) throw bundleProblem(`“${path}” stands in the ${archive} twice.`);
    if (other !== undefined)
      throw bundleProblem(
        `“${other}” and “${path}” in the ${archive} differ only in upper and lower case or in how a letter is written.`,
      );
    folded.set(fold(path), path);
  }
  for (const path of paths) {
    const parts = fold(path).split("/");
    for (let length = 1; length < parts.length; length++) {
      const above = folded.get(parts.slice(0, length).join("/"));
      if (above !== undefined)
        throw bundleProblem(`“${above}” in the ${archive} is both a file and the folder of “${path}”.`);
    }
  }
}

function pathProblem(path: string, archive: string): string | undefined {
  if (path.length === 0 || path.length > bundleLimits.path) {
    return `has a name of ${path.length} characters; 1 to ${bundleLimits.path} are allowed`;
  }
  if (/[\u0000-\u001f\u007f]/.test(path)) return "has a control character in its name";
  if (path.includes("\\")) return "has a backslash in its name";
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) return "has an absolute path";
  const parts = path.split("/");
  if (parts.includes("..")) return `leads out of the ${archive}`;
  if (parts.some(part => part === "" || part === ".")) return "has an empty part in its path";
  if (parts.some(part => /[<>:"|?*]/.test(part) || /[. ]$/.test(part) || device.test(part))) {
    return "has a name that can't be written on every system";
  }
  return undefined;
}

function fold(path: string): string {
  return path.normalize("NFC").toUpperCase().toLowerCase();
}

function printable(path: string): string {
  return path.slice(0, 100).replace(/[\u0000-\u001f\u007f]/g, "�");
}
