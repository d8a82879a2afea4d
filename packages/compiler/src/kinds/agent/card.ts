import type { AgentConfig, DerivedIdentity } from "@agentwright/language";
import type { AgentCard } from "@agentwright/protocol";
import { asJsonObject } from "../../shared/json.ts";

/** Who the agent is, as the manifest and the preview show it. */
export function cardOf(config: AgentConfig, identity: DerivedIdentity): AgentCard {
  return {
    id: identity.id,
    urn: identity.urn,
    slug: identity.slug,
    name: config.identity.name,
    version: identity.version,
    type: config.identity.type,
    ...(config.identity.description !== undefined && { description: config.identity.description }),
    personality: asJsonObject(config.personality),
    ...(config.model && { model: asJsonObject(config.model) }),
  };
}
