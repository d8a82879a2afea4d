import { join } from "node:path";
import type { BuildAnswer, BuildOptions } from "@agentwright/compiler";
import { build } from "@agentwright/compiler";
import { cacheFolder } from "@agentwright/compiler/node/cache-folder";
import { diskHost } from "@agentwright/compiler/node/host";
import type { AddOnPlaces, BackendId, BuildRequest, Target } from "@agentwright/protocol";
import { absolute, findRoot, slashed } from "@agentwright/workspace";
import { secretNames } from "./secrets.ts";

/** Choices of one command for all its builds. */
export interface BuildChoices {
  readonly backend?: BackendId | "auto" | undefined;
  readonly target?: Target | undefined;
  /** Where to write; absent: nothing is written. */
  readonly outDir?: string | undefined;
}

/** Add-ons are taken from the project's own packages, else from the cache folder. */
export function addOnPlaces(root: string): AddOnPlaces {
  return { workspace: root, storage: slashed(join(cacheFolder(), "add-ons")) };
}

/** Builds configs one after the other with one warm host. */
export function builder() {
  const host = diskHost({ cacheDir: slashed(join(cacheFolder(), "builds")), secrets: secretNames });
  let count = 0;
  return (path: string, choices: BuildChoices, options: BuildOptions = {}): Promise<BuildAnswer> => {
    const root = findRoot(path);
    const { backend, target } = choices;
    const request: BuildRequest = {
      id: `cli-${++count}`,
      path,
      root,
      addOns: addOnPlaces(root),
      ...(backend !== undefined && { backend }),
      ...(target !== undefined && { target }),
      ...(choices.outDir !== undefined && { outDir: choices.outDir }),
    };
    return build(request, host, options);
  };
}

/** The folder that results are written to: the one named, else `.agentwright/out` at the config's root. */
export function outFolder(named: string | undefined, path: string): string {
  return absolute(named ?? join(findRoot(path), ".agentwright", "out"));
}
