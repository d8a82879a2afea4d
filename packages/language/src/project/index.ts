export { checkProject, fixesForProject, parseProject, type ReadProject } from "./check.ts";
export { projectFormat, projectSpec } from "./spec.ts";
