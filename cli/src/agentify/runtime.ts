import { type Draft, noteLeftOver } from "./draft.ts";
import { type Fields, fields, number } from "./shapes.ts";

/** Sizes that `capabilities.maxMemory` takes, the largest first, in MB. */
const sizes = [
  [4096, "4GB"],
  [2048, "2GB"],
  [1024, "1GB"],
  [512, "512MB"],
  [256, "256MB"],
] as const;

/** `trustedExecutionEnvironment` -> `capabilities` and `runtime`, which agree on limits and permissions. */
export function putRuntime(box: Fields, draft: Draft): void {
  const limits = fields(box.resourceLimits);
  const memory = positive(limits.memory);
  const seconds = positive(limits.timeLimit);
  const cpuCores = number(limits.cpu);
  const maxMemory = sizes.find(([size]) => memory !== undefined && memory >= size)?.[1];
  const files = box.fileSystemAccess === true;
  const network = box.networkAccess === true;
  draft.config.capabilities = {
    canBrowseWeb: false,
    canExecuteCode: false,
    canAccessFiles: files,
    networkAccess: network,
    ...(maxMemory !== undefined && { maxMemory }),
    ...(seconds !== undefined && seconds >= 10 && { timeoutSeconds: Math.min(300, seconds) }),
  };
  if (network)
    draft.notes.push("The network is allowed without a list of hosts; name them in capabilities.allowedHosts.");
  const limit = {
    ...(memory !== undefined && { memoryMb: memory }),
    ...(cpuCores !== undefined && cpuCores > 0 && { cpuCores }),
    ...(seconds !== undefined && { timeLimitSeconds: seconds }),
  };
  const isolation = ["process", "container", "vm"].find(word => word === box.isolationLevel);
  const runtime = {
    ...(isolation !== undefined && { isolation }),
    ...(Object.keys(limit).length > 0 && { limits: limit }),
    ...(typeof box.fileSystemAccess === "boolean" && { fileSystemAccess: files }),
  };
  if (Object.keys(runtime).length > 0) draft.config.runtime = runtime;
  const where = "trustedExecutionEnvironment";
  noteLeftOver(draft, where, box, ["isolationLevel", "resourceLimits", "networkAccess", "fileSystemAccess"]);
  noteLeftOver(draft, `${where}.resourceLimits`, limits, ["memory", "cpu", "timeLimit"]);
}

/** Rounded up to a whole number of at least one. */
function positive(value: unknown): number | undefined {
  const read = number(value);
  return read === undefined || read <= 0 ? undefined : Math.ceil(read);
}
