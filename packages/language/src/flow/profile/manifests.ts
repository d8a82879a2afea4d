import { isRecord } from "../../agent/check/record.ts";
import { documentValue, parseSource } from "../../syntax/index.ts";
import { isPgflowSpecifier } from "../names-pgflow.ts";

/** A package of pgflow that a manifest asks for, and the version as it is written there. */
export interface Requirement {
  readonly name: string;
  readonly version: string;
}

const groups = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"] as const;

/** pgflow's packages in a `package.json`. */
export function inPackageJson(text: string): readonly Requirement[] {
  const manifest = objectIn(text);
  return groups.flatMap(group => {
    const entries = manifest[group];
    if (!isRecord(entries)) return [];
    return Object.entries(entries).flatMap(([name, version]) =>
      name.startsWith("@pgflow/") && typeof version === "string"
        ? [{ name, version: version.replace(/^npm:.*@/, "") }]
        : [],
    );
  });
}

/** What an import map (`deno.json`, `deno.jsonc`, `import_map.json`) calls pgflow: word -> specifier. */
export function inImportMap(text: string): ReadonlyMap<string, string> {
  const manifest = objectIn(text);
  const scopes = isRecord(manifest.scopes) ? Object.values(manifest.scopes) : [];
  const found = new Map<string, string>();
  for (const imports of [manifest.imports, ...scopes]) {
    if (!isRecord(imports)) continue;
    for (const [word, specifier] of Object.entries(imports))
      if (typeof specifier === "string" && isPgflowSpecifier(specifier) && !found.has(word)) found.set(word, specifier);
  }
  return found;
}

/** The version of a package in a lock file of npm, pnpm, Yarn or Deno; they agree in naming it behind the package. */
export function inLockfile(text: string, name: string): string | undefined {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const behind = text.slice(at + name.length, at + name.length + 160);
    if (/^[\w-]/.test(behind)) continue;
    const version = /^[^{}]*?(?:\{[^{}]*?)?(\d+\.\d+\.\d+(?:-[\w.]+)?)/.exec(behind)?.[1];
    if (version !== undefined) return version;
  }
  return undefined;
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  const value = documentValue(parseSource(text, "jsonc"));
  return isRecord(value) ? value : {};
}
