export { type MigrationHeader, type MigrationKind, migrationKinds, readHeader, writeMigration } from "./header.ts";
export { type FlowHistory, type FlowRecord, type MigrationFile, readHistory } from "./history.ts";
export { migrationName } from "./names.ts";
export {
  type MigrationPlan,
  type MigrationRequest,
  type MigrationRisk,
  type PlannedChange,
  planMigration,
} from "./plan.ts";
