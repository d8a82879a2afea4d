import { agentSpec } from "./agent.ts";
import type { RefSpec, Spec } from "./types.ts";
import { value } from "./values.ts";

/** Shapes that contain themselves, by the name that a `ref` uses. */
export const definitions: Readonly<Record<RefSpec["to"], Spec>> = { value };

/** Follows a `ref`; any other spec is itself. */
export function resolveSpec(spec: Spec): Exclude<Spec, RefSpec> {
  return spec.kind === "ref" ? resolveSpec(definitions[spec.to]) : spec;
}

/** The spec at a path of a config (indices as numbers), with refs followed; undefined where the format knows nothing. */
export function describePath(path: readonly (string | number)[]): Exclude<Spec, RefSpec> | undefined {
  return specAt(agentSpec, path);
}

/** The same below any spec. */
export function specAt(from: Spec, path: readonly (string | number)[]): Exclude<Spec, RefSpec> | undefined {
  let spec: Spec = from;
  for (const step of path) {
    const here = resolveSpec(spec);
    let next: Spec | undefined;
    if (here.kind === "list") next = typeof step === "number" ? here.of : undefined;
    else if (here.kind === "map") next = typeof step === "string" ? here.of : undefined;
    else if (here.kind === "object" && Object.hasOwn(here.fields, step)) next = here.fields[step];
    if (!next) return undefined;
    spec = next;
  }
  return resolveSpec(spec);
}
