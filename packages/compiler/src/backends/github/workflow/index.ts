export { type CliBeside, checkWorkflow, type WorkflowProblem } from "./check.ts";
export { inputsDigest } from "./digest.ts";
export { type PlannedFile, type PresentFiles, planFiles, type WantedFiles } from "./files.ts";
export { type DispatchWishes, defaultGo, dispatchInputs, type WorkflowInput, workflowInputs } from "./inputs.ts";
export {
  artifactName,
  attributesPath,
  cliPath,
  resultFile,
  retentionDays,
  workflowFile,
  workflowPath,
} from "./places.ts";
export { type ReadWorkflow, readWorkflow } from "./read.ts";
export { permissionsOf, type WorkflowOptions, workflowText } from "./text.ts";
