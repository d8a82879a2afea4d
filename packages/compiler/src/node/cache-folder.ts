import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** Whoever runs this has no home folder, as users of containers may have none. */
export class NoHome extends Error {
  constructor() {
    super("This user has no home folder to keep builds in. Set AGENTWRIGHT_CACHE to a folder of its own.");
  }
}

/**
 * The user's folder for what may be forgotten: finished builds, the history of builds, add-ons of the command. Editor and
 * command share it, so that neither builds what the other has. `AGENTWRIGHT_CACHE` names another folder. @throws NoHome
 */
export function cacheFolder(): string {
  const { AGENTWRIGHT_CACHE: named, LOCALAPPDATA: local, XDG_CACHE_HOME: xdg } = process.env;
  if (named !== undefined && named !== "") return resolve(named);
  if (process.platform === "win32") return join(local ?? join(home(), "AppData", "Local"), "agentwright");
  if (process.platform === "darwin") return join(home(), "Library", "Caches", "agentwright");
  return join(xdg ?? join(home(), ".cache"), "agentwright");
}

function home(): string {
  try {
    return homedir();
  } catch {
    throw new NoHome();
  }
}

/** Folder of the build cache, with `/`. */
export function buildCacheFolder(): string {
  return join(cacheFolder(), "builds").replaceAll("\\", "/");
}

/** Folder of the history of builds, with `/`. */
export function historyFolder(): string {
  return join(cacheFolder(), "history").replaceAll("\\", "/");
}
