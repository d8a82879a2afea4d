/** The packages of pgflow whose uses mean something to us. */
const packages = /@pgflow\/(?:dsl|edge-worker|core)(?![\w-])/;

/** The extensions of files that can hold flows. */
const extensions = /\.(?:ts|tsx|mts|cts|js|jsx|mjs|cjs)$/i;

/**
 * Does a text speak of pgflow, so that it is worth parsing? `aliases`: what import maps of its folder call pgflow.
 * Cheap, and free of the parser: who has no flows never loads it.
 */
export function namesPgflow(text: string, aliases: readonly string[] = []): boolean {
  if (text.includes("@pgflow/") && packages.test(text)) return true;
  return aliases.some(alias => alias !== "" && (text.includes(`"${alias}`) || text.includes(`'${alias}`)));
}

/** Could a file of this name hold flows at all? Declarations can't. */
export function mayHoldFlows(fileName: string): boolean {
  return extensions.test(fileName) && !/\.d\.(?:ts|mts|cts)$/i.test(fileName);
}

/** Does an import's specifier stand for pgflow's `Flow`: bare, `npm:`, `jsr:`, an address, or an import map's word? */
export function isDslSpecifier(specifier: string, aliases: readonly string[] = []): boolean {
  if (/(?:^|[:/])@pgflow\/dsl(?:@[^/]*)?(?:\/|$)/.test(specifier)) return true;
  return aliases.some(alias => specifier === alias || (alias.endsWith("/") && specifier.startsWith(alias)));
}

/** Does it stand for any package of pgflow? */
export function isPgflowSpecifier(specifier: string): boolean {
  return /(?:^|[:/])@pgflow\/[a-z-]+(?:@[^/]*)?(?:\/|$)/.test(specifier);
}
