export { createStatements, creationGuard, type SqlOptions } from "./create.ts";
export { FlowSqlError } from "./literal.ts";
export { lockLines } from "./lock.ts";
export { newVersion } from "./new-version.ts";
export { replaceFlow } from "./replace.ts";
export { structureLiteral, structureQuery } from "./structure.ts";
export { updateOptions } from "./update.ts";
