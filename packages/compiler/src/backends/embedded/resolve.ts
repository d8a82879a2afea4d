import { folderOf, joinPath } from "../../shared/paths.ts";
import { isBuiltin } from "./builtins.ts";

/** What an import specifier asks for. */
export type Asked =
  | { readonly kind: "local"; readonly candidates: readonly string[] }
  | { readonly kind: "npm"; readonly specifier: string }
  | { readonly kind: "refused"; readonly why: string };

const scripts = [".ts", ".mts", ".js", ".mjs"];

/**
 * Reads a specifier as TypeScript's bundler resolution does: `./x` is x.ts, x.js, x.json or x/index.ts, and `./x.js` is
 * first of all the x.ts that it is made from. `importer` is the absolute path of the importing file.
 */
export function readSpecifier(specifier: string, importer: string): Asked {
  if (/^\.{1,2}(\/|$)/.test(specifier)) {
    return { kind: "local", candidates: candidates(joinPath(folderOf(importer), specifier)) };
  }
  if (isBuiltin(specifier)) {
    const why = `‘${specifier}’ belongs to Node.js, and a plugin runs without it. Use host.http for the network and embedded resources for files.`;
    return { kind: "refused", why };
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(specifier)) {
    return {
      kind: "refused",
      why: `‘${specifier}’ is an address. Copy the file beside the tool and import it by a path such as ./name.ts.`,
    };
  }
  if (specifier.startsWith("/") || specifier.startsWith("#") || specifier === "") {
    return {
      kind: "refused",
      why: `‘${specifier}’ is neither a relative path nor a package. Write the path from this file, such as ./name.ts.`,
    };
  }
  return { kind: "npm", specifier };
}

function candidates(path: string): string[] {
  const made = /\.(m?)js$/.exec(path);
  const first = made ? [`${path.slice(0, -made[0].length)}.${made[1]}ts`] : [];
  const exact = /\.(m?[tj]s|json)$/.test(path) ? [path] : [];
  const added = [...scripts, ".json"].map(ending => path + ending);
  const index = scripts.map(ending => `${path}/index${ending}`);
  return [...first, ...exact, ...added, ...index];
}
