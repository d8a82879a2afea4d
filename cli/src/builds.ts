import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { BuildAnswer, BuildOptions } from "@agentwright/compiler";
import { build } from "@agentwright/compiler";
import { openHistory } from "@agentwright/compiler/history/history";
import { buildCacheFolder, cacheFolder, historyFolder } from "@agentwright/compiler/node/cache-folder";
import { diskHost } from "@agentwright/compiler/node/host";
import type { AddOnPlaces, BackendId, BuildEvent, BuildRequest, Target } from "@agentwright/protocol";
import { absolute, findRoot, slashed } from "@agentwright/workspace";
import { githubRemote } from "./github/remote.ts";
import { secretMask, secretNames } from "./secrets.ts";

/** Choices of one command for all its builds. */
export interface BuildChoices {
  readonly backend?: BackendId | "auto" | undefined;
  readonly target?: Target | undefined;
  /** Where to write; absent: nothing is written. */
  readonly outDir?: string | undefined;
  /** Keep it out of the history: what it writes is thrown away. */
  readonly unrecorded?: boolean;
}

/** Add-ons are taken from the project's own packages, else from the cache folder. */
export function addOnPlaces(root: string): AddOnPlaces {
  return { workspace: root, storage: slashed(join(cacheFolder(), "add-ons")) };
}

/**
 * Builds configs one after the other with one warm host. What writes something is kept in the history. `sendUncommitted`:
 * what GitHub compiles may be sent there without a question.
 */
export function builder({ sendUncommitted = false }: { readonly sendUncommitted?: boolean } = {}) {
  const host = diskHost({
    cacheDir: buildCacheFolder(),
    secrets: secretNames,
    remote: githubRemote(sendUncommitted),
  });
  const history = openHistory(historyFolder(), { door: "command", mask: secretMask() });
  return (path: string, choices: BuildChoices, options: BuildOptions = {}): Promise<BuildAnswer> => {
    const root = findRoot(path);
    const { backend, target, outDir } = choices;
    const request: BuildRequest = {
      id: randomUUID(),
      path,
      root,
      addOns: addOnPlaces(root),
      ...(backend !== undefined && { backend }),
      ...(target !== undefined && { target }),
      ...(outDir !== undefined && { outDir }),
    };
    const keep = outDir === undefined || choices.unrecorded ? undefined : history.begin(request, host.now());
    const emit = (event: BuildEvent) => {
      keep?.(event);
      options.emit?.(event);
    };
    return build(request, host, { ...options, emit });
  };
}

/** The folder that results are written to: the one named, else `.agentwright/out` at the config's root. */
export function outFolder(named: string | undefined, path: string): string {
  return absolute(named ?? join(findRoot(path), ".agentwright", "out"));
}
