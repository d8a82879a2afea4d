import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** Where the command keeps what it may forget: finished builds, add-ons. `AGENTWRIGHT_CACHE` names another folder. */
export function cacheFolder(): string {
  const { AGENTWRIGHT_CACHE: named, LOCALAPPDATA: local, XDG_CACHE_HOME: xdg } = process.env;
  if (named !== undefined && named !== "") return resolve(named);
  if (process.platform === "win32") return join(local ?? join(homedir(), "AppData", "Local"), "agentwright");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "agentwright");
  return join(xdg ?? join(homedir(), ".cache"), "agentwright");
}
