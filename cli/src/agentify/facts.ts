import { formats } from "@agentwright/language/agent/check/formats";
import { address } from "./addresses.ts";
import { type Draft, noteLeftOver } from "./draft.ts";
import { type Fields, fields, text, texts } from "./shapes.ts";

const levels = ["basic", "verified", "premium", "enterprise"];

/** An id that may stand in `identity.id`. */
export function stableId(value: unknown): string | undefined {
  const id = text(value);
  return id !== undefined && formats["did-or-uuid"].test(id) ? id : undefined;
}

/** A URN that may stand in `identity.urn`. */
export function agentUrn(value: unknown): string | undefined {
  const urn = text(value)?.toLowerCase();
  return urn !== undefined && formats["agent-urn"].test(urn) ? urn : undefined;
}

/** AgentFacts of the form -> `facts`; id and URN go to `identity`. Incomplete parts are left out and said. */
export function putFacts(draft: Draft, facts: Fields): void {
  const identity = fields(draft.config.identity) as Record<string, unknown>;
  const id = stableId(facts.id);
  if (id !== undefined) identity.id = id;
  else if (text(facts.id) !== undefined) draft.notes.push("agentFacts.id is neither a DID nor a UUID; it is left out.");
  const urn = agentUrn(facts.agent_name);
  if (urn !== undefined) identity.urn = urn;

  const abilities = fields(facts.capabilities);
  const [modalities, skills] = [texts(abilities.modalities), texts(abilities.skills)];
  const endpoints = endpointsOf(fields(facts.endpoints), draft);
  const certification = certificationOf(fields(facts.certification), draft);
  const put = {
    ...(modalities.length > 0 && { modalities }),
    ...(skills.length > 0 && { skills }),
    ...(endpoints && { endpoints }),
    ...(certification && { certification }),
  };
  if (Object.keys(put).length > 0) draft.config.facts = put;
  noteLeftOver(draft, "agentFacts", facts, ["id", "agent_name", "capabilities", "endpoints", "certification"]);
  noteLeftOver(draft, "agentFacts.capabilities", abilities, ["modalities", "skills"]);
}

function endpointsOf(endpoints: Fields, draft: Draft): Record<string, unknown> | undefined {
  noteLeftOver(draft, "agentFacts.endpoints", endpoints, ["static", "adaptive_resolver"]);
  const addresses = texts(endpoints.static).flatMap(
    (said, index) => address(draft, said, `agentFacts.endpoints.static[${index}]`) ?? [],
  );
  const resolver = fields(endpoints.adaptive_resolver);
  const url = address(draft, resolver.url, "agentFacts.endpoints.adaptive_resolver.url");
  const policies = texts(resolver.policies);
  const whole = url !== undefined && policies.length > 0 && addresses.length > 0;
  if (url !== undefined && !whole) {
    const lack = addresses.length === 0 ? "static endpoint beside it" : "policies";
    draft.notes.push(`agentFacts names the resolver ${url}, but no ${lack}; it is left out.`);
  }
  if (addresses.length === 0) return undefined;
  return { static: [...new Set(addresses)], ...(whole && { adaptiveResolver: { url, policies } }) };
}

function certificationOf(said: Fields, draft: Draft): Record<string, unknown> | undefined {
  if (Object.keys(said).length === 0) return undefined;
  const level = text(said.level) ?? "";
  const issuer = text(said.issuer) ?? "";
  const attestations = texts(said.attestations);
  const lack = [
    ...(levels.includes(level) ? [] : ["a level"]),
    ...(issuer.length >= 2 ? [] : ["an issuer"]),
    ...(attestations.length > 0 ? [] : ["attestations that back it"]),
  ];
  if (lack.length === 0) return { level, issuer, attestations };
  draft.notes.push(
    `agentFacts.certification (${level || "no level"} by ${issuer || "nobody"}) lacks ${lack.join(" and ")}; it is left out.`,
  );
  return undefined;
}
