export { ruleByCode, rulePage } from "../rules/index.ts";
export { type CheckContext, checkAgent, mostFindings, severityOf } from "./check/check.ts";
export { secretReference } from "./check/formats.ts";
export { redactSecrets, secretNameOf } from "./check/keys.ts";
export { nearest } from "./check/nearest.ts";
export { prepareAgent } from "./check/prepare.ts";
export { type AgentDocument, editAgent, openAgent } from "./document.ts";
export type { Fix, FixCommand } from "./fixes/fix.ts";
export { fixesFor } from "./fixes/fixes.ts";
export { referIn } from "./fixes/refer.ts";
export { type DerivedIdentity, deriveIdentity, slugOf } from "./identity/identity.ts";
export { type Migration, type MigrationStep, migrate, migrationSteps } from "./migrate/migrate.ts";
export { agentModel, type PartialAgent, partialModel } from "./model.ts";
export { agentTypes, newAgentText } from "./new-agent.ts";
export * from "./outside.ts";
export { usualSecret } from "./rules/lib/api-keys.ts";
export { type Placeholder, placeholdersIn } from "./rules/lib/placeholders.ts";
export type { Example, Rule } from "./rules/rule.ts";
export {
  type AgentConfig,
  agentFormat,
  agentSpec,
  type Parameter,
  type Resource,
  sectionNames,
  type Tool,
} from "./spec/agent.ts";
export { definitions, describePath, resolveSpec, specAt } from "./spec/describe.ts";
export type { Infer, ValueShape } from "./spec/infer.ts";
export type * from "./spec/types.ts";
