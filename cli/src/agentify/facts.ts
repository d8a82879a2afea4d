import type { Draft } from "./draft.ts";
import { fields, text, texts, url } from "./shapes.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const did = /^did:[a-z0-9]+:[A-Za-z0-9._:%-]+$/;
const urn = /^urn:agent:[A-Za-z0-9.-]+:[a-z0-9][a-z0-9-]*$/;
const levels = ["basic", "verified", "premium", "enterprise"];

/** An id that may stand in `identity.id`. */
export function stableId(value: unknown): string | undefined {
  const id = text(value);
  return id !== undefined && (uuid.test(id) || did.test(id)) ? id : undefined;
}

/** A URN that may stand in `identity.urn`. */
export function agentUrn(value: unknown): string | undefined {
  const found = text(value)?.toLowerCase();
  return found !== undefined && urn.test(found) ? found : undefined;
}

/** AgentFacts of the form -> `facts`; id and URN go to `identity`. Incomplete parts are left out and said. */
export function putFacts(draft: Draft, facts: Readonly<Record<string, unknown>>): void {
  const identity = fields(draft.config.identity) as Record<string, unknown>;
  const id = stableId(facts.id);
  if (id !== undefined) identity.id = id;
  const name = agentUrn(facts.agent_name);
  if (name !== undefined) identity.urn = name;

  const { modalities, skills } = fields(facts.capabilities);
  const put: Record<string, unknown> = {};
  if (texts(modalities).length > 0) put.modalities = texts(modalities);
  if (texts(skills).length > 0) put.skills = texts(skills);
  const endpoints = endpointsOf(fields(facts.endpoints), draft);
  if (endpoints !== undefined) put.endpoints = endpoints;
  const certification = fields(facts.certification);
  const issuer = text(certification.issuer);
  if (levels.includes(String(certification.level)) && issuer !== undefined && issuer.length >= 2) {
    const attestations = texts(certification.attestations);
    put.certification = { level: certification.level, issuer, ...(attestations.length > 0 && { attestations }) };
  } else if (Object.keys(certification).length > 0) {
    draft.notes.push("agentFacts.certification is incomplete (it needs a level and an issuer); it is left out.");
  }
  if (Object.keys(put).length > 0) draft.config.facts = put;
}

function endpointsOf(endpoints: Readonly<Record<string, unknown>>, draft: Draft): Record<string, unknown> | undefined {
  const fixed = texts(endpoints.static);
  const good = fixed.filter(address => url(address) !== undefined);
  if (good.length < fixed.length) draft.notes.push("Endpoints of agentFacts that are no addresses are left out.");
  const resolver = fields(endpoints.adaptive_resolver);
  const resolverUrl = url(resolver.url);
  const policies = texts(resolver.policies);
  const adaptive =
    resolverUrl === undefined ? undefined : { url: resolverUrl, ...(policies.length > 0 && { policies }) };
  if (good.length > 0) return { static: good, ...(adaptive && { adaptiveResolver: adaptive }) };
  if (adaptive !== undefined)
    draft.notes.push("agentFacts names a resolver but no static endpoint; both are left out.");
  return undefined;
}
