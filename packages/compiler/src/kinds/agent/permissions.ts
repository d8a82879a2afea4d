import type { AgentConfig } from "@agentwright/language";
import type { Permissions } from "@agentwright/protocol";

/** Seconds one call may take where `timeoutSeconds` is absent. */
export const defaultTimeoutSeconds = 60;

/** Megabytes where `maxMemory` is absent: the kernel's own default, enough for texts of some megabytes. */
export const defaultMemoryMb = 64;

const memory = { "256MB": 256, "512MB": 512, "1GB": 1024, "2GB": 2048, "4GB": 4096 } as const;

/**
 * What the plugin may ask of its host. Hosts without `networkAccess` count for nothing. With `securityLevel: maximum`
 * only what is named is allowed, so without `allowedHosts` there is no network at all.
 */
export function permissionsOf(config: AgentConfig): Permissions {
  const may = config.capabilities;
  const named = may.allowedHosts ?? [];
  const network = may.networkAccess && (may.securityLevel !== "maximum" || named.length > 0);
  return {
    network,
    hosts: network ? [...named] : [],
    browse: network && may.canBrowseWeb,
    executeCode: may.canExecuteCode,
    files: may.canAccessFiles,
    timeoutSeconds: may.timeoutSeconds ?? defaultTimeoutSeconds,
    memoryMb: may.maxMemory === undefined ? defaultMemoryMb : memory[may.maxMemory],
  };
}
