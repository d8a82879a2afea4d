export * from "./outside.ts";
export {
  type AgentConfig,
  agentFormat,
  agentSpec,
  type McpServer,
  type Parameter,
  type Prompt,
  type Resource,
  sectionNames,
  type Tool,
} from "./spec/agent.ts";
export { definitions, describePath, resolveSpec, specAt } from "./spec/describe.ts";
export type { Infer, ValueShape } from "./spec/infer.ts";
export type * from "./spec/types.ts";
