import type { TextSpec } from "../../spec/types.ts";
import type { ResolvedSpec } from "../describe-shape.ts";
import { offerHosts } from "./hosts.ts";
import { type Asked, kinds, type Offer, written } from "./item.ts";
import { offerPaths } from "./paths.ts";
import { yamlText } from "./skeleton.ts";

/** The values that fit here. */
export function offerValues(asked: Asked, spec: ResolvedSpec): Offer[] {
  switch (spec.kind) {
    case "choice":
      return Object.entries(spec.values)
        .filter(([value]) => !asked.place.used.has(value))
        .map(([value, doc]) => ({
          label: value,
          kind: kinds.choice,
          text: written(asked, value, yamlText),
          doc,
          ...(asked.place.style === "flow" && { commit: [",", "]", "}"] }),
          ...(value === spec.default && { detail: "default", rank: 2 }),
        }));
    case "boolean":
      return ["true", "false"].map(value => ({
        label: value,
        kind: kinds.constant,
        text: value,
        ...(String(spec.default) === value && { detail: "default", rank: 2 }),
      }));
    case "number":
      return told(spec).map(value => ({ label: value, kind: kinds.value, text: value }));
    case "text":
      return [...offerRole(asked, spec), ...offerExamples(asked, spec)];
    default:
      return [];
  }
}

function offerRole(asked: Asked, spec: TextSpec): Offer[] {
  const { outside } = asked.context;
  switch (spec.role) {
    case "secret":
      return known(outside.secrets()).map(name => {
        const text = `\${secret:${name}}`;
        return { label: text, kind: kinds.variable, text: written(asked, text, yamlText), detail: "secret", rank: 1 };
      });
    case "flow":
      return known(outside.flows()).map(slug => ({
        label: slug,
        kind: kinds.value,
        text: written(asked, slug, yamlText),
        detail: "flow",
        rank: 1,
      }));
    case "path":
    case "agent-path":
      return offerPaths(asked, spec.role);
    case "host":
      return offerHosts(asked);
    default:
      return [];
  }
}

function offerExamples(asked: Asked, spec: TextSpec): Offer[] {
  if (spec.role === "path" || spec.role === "agent-path" || spec.role === "secret") return [];
  return told(spec)
    .filter(value => !asked.place.used.has(value))
    .map(value => ({
      label: value,
      kind: kinds.value,
      text: written(asked, value, yamlText),
      detail: value === spec.default ? "default" : "example",
      rank: 7,
    }));
}

function told(spec: ResolvedSpec): string[] {
  return [...new Set([spec.default, ...(spec.examples ?? [])].filter(value => value !== undefined).map(String))];
}

/** An unknown list offers nothing. */
export function known(list: readonly string[] | "unknown"): readonly string[] {
  return list === "unknown" ? [] : list;
}
