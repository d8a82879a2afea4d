import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { BuildAnswer, BuildOptions } from "@agentwright/compiler";
import { build } from "@agentwright/compiler";
import { type BegunKernel, warmKernel } from "@agentwright/compiler/backends/embedded/warm";
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
  /** See `BuildRequest.runnable`. */
  readonly runnable?: boolean;
}

/** Add-ons are taken from the project's own packages, else from the cache folder. */
export function addOnPlaces(root: string): AddOnPlaces {
  return { workspace: root, storage: slashed(join(cacheFolder(), "add-ons")) };
}

/** What the launcher began before this was loaded; not declared where the command runs from its sources. */
declare const begunKernel: BegunKernel | undefined;

/**
 * Builds configs one after the other with one warm host. What writes something is kept in the history. `sendUncommitted`:
 * what GitHub compiles may be sent there without a question.
 */
export function builder({ sendUncommitted = false }: { readonly sendUncommitted?: boolean } = {}) {
  // A process that builds once looks in one of twenty runs at how much is kept.
  const unlooked = Math.floor(Math.random() * 20);
  const host = diskHost({
    cacheDir: buildCacheFolder(),
    unlooked,
    secrets: secretNames,
    remote: githubRemote(sendUncommitted),
  });
  if (typeof begunKernel !== "undefined") warmKernel(host, begunKernel);
  const history = openHistory(historyFolder(), { door: "command", mask: secretMask(), unlooked });
  return (path: string, choices: BuildChoices, options: BuildOptions = {}): Promise<BuildAnswer> => {
    const root = findRoot(path);
    const { backend, target, outDir, runnable } = choices;
    const request: BuildRequest = {
      id: randomUUID(),
      path,
      root,
      addOns: addOnPlaces(root),
      ...(backend !== undefined && { backend }),
      ...(target !== undefined && { target }),
      ...(outDir !== undefined && { outDir }),
      ...(runnable !== undefined && { runnable }),
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
