import type { FlowFile } from "./model.ts";
import type { FlowOutside } from "./outside.ts";

/**
 * Does TypeScript's own service know pgflow's types in a file? It finds packages in `node_modules` alone, so `npm:`,
 * `jsr:`, addresses and what an import map names are nothing to it, and it says little of JavaScript.
 */
export function isTyped({ imports }: FlowFile, fileName: string, outside: FlowOutside): boolean {
  if (/\.[cm]?jsx?$/i.test(fileName) || imports.length === 0) return false;
  const installed = outside.installed();
  if (installed === false) return false;
  const aliases = installed === true ? [] : outside.aliases();
  return imports.every(({ specifier }) => specifier.startsWith("@pgflow/") && !aliases.includes(specifier));
}
