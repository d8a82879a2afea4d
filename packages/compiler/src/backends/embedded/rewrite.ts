import type { Stripped } from "./strip.ts";

/**
 * Writes the module's name in the place of each import specifier and drops `with {…}`, so that the plugin's loader has
 * nothing to guess. `names` are in the order of `stripped.imports`. Line breaks stay, so lines stay true.
 */
export function rewriteImports(stripped: Stripped, names: readonly string[]): string {
  let code = stripped.code;
  for (let i = stripped.imports.length - 1; i >= 0; i--) {
    const found = stripped.imports[i];
    const name = names[i];
    if (!found || name === undefined) continue;
    if (found.attributes) {
      const gone = code.slice(found.attributes.start, found.attributes.end).replace(/[^\n]/g, "");
      code = code.slice(0, found.attributes.start) + gone + code.slice(found.attributes.end);
    }
    const literal = JSON.stringify(name);
    const written = found.dynamic ? literal : literal.slice(1, -1);
    code = code.slice(0, found.start) + written + code.slice(found.end);
  }
  return code;
}
