import type { Path } from "../../../syntax/index.ts";
import { nearest } from "../../check/nearest.ts";
import type { AgentView } from "../../check/view.ts";

/** Secrets as the providers themselves call them. */
const usualNames: Readonly<Record<string, string>> = {
  github: "GITHUB_TOKEN",
  slack: "SLACK_TOKEN",
  discord: "DISCORD_TOKEN",
  notion: "NOTION_TOKEN",
  airtable: "AIRTABLE_TOKEN",
};

/** The usual name of the secret that holds a provider's key. */
export function usualSecret(provider: string): string {
  const known = Object.hasOwn(usualNames, provider) ? usualNames[provider] : undefined;
  return known ?? `${provider.replace(/[^A-Za-z0-9]+/g, "_").toUpperCase()}_API_KEY`;
}

/** What doesn't match between the keys that are needed and those that are there. */
export interface KeyUse {
  /** Needed, but not there; `at` is the place that needs it. */
  readonly missing: readonly { readonly provider: string; readonly at: Path; readonly by: "integration" | "model" }[];
  /** There, but nobody needs it. `suggestion`: a missing one that is much alike. */
  readonly unused: readonly { readonly provider: string; readonly suggestion?: string }[];
}

/** Compares `apiKeys` with integrations and model; a misspelt provider is one mistake, not two. */
export function keyUse(view: AgentView): KeyUse {
  const keys = view.section("apiKeys");
  const needed = neededKeys(view);
  const there = Object.keys(keys.fields).filter(name => !name.startsWith("x-"));
  const absent = needed.filter(({ provider }) => !there.includes(provider));
  const settled =
    view.section("model").isClear("provider") &&
    view.section("capabilities").isWhole("apiIntegrations") &&
    keys.isClear();
  const provider = view.section("model").text("provider");
  const unused = there
    .filter(name => settled && !needed.some(need => need.provider === name))
    .filter(name => name !== provider && !usesSecretOf(keys.fields[name], view))
    .map(name => {
      const suggestion = nearest(
        name,
        absent.map(need => need.provider),
      );
      return suggestion ? { provider: name, suggestion } : { provider: name };
    });
  const meant = new Set(unused.map(({ suggestion }) => suggestion));
  const canBeMissing = there.length > 0 ? keys.isClear() : view.lacks("apiKeys") || keys.isClear();
  return { missing: canBeMissing ? absent.filter(need => !meant.has(need.provider)) : [], unused };
}

function neededKeys(view: AgentView): KeyUse["missing"] {
  const provider = view.section("model").text("provider");
  const fromModel = provider && provider !== "editor" && provider !== "custom" ? [provider] : [];
  const integrations = view.section("capabilities").texts("apiIntegrations");
  return [
    ...fromModel.map(name => ({ provider: name, at: ["model", "provider"], by: "model" as const })),
    ...integrations
      .filter(([, name]) => name !== "webhooks" && !fromModel.includes(name))
      .map(([index, name]) => ({
        provider: name,
        at: ["capabilities", "apiIntegrations", index],
        by: "integration" as const,
      })),
  ];
}

function usesSecretOf(value: unknown, view: AgentView): boolean {
  const name = typeof value === "string" ? /^\$\{secret:(\w+)\}$/.exec(value)?.[1] : undefined;
  return name !== undefined && view.secretsInUse().has(name);
}
