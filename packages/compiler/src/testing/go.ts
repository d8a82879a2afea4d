import type { GoSearch, GoToolchain, GoTools } from "../build/go-tools.ts";
import type { BuildHost } from "../build/host.ts";
import { diskHost } from "../node/host.ts";

/** A Go of which only what it says of itself is needed. */
export const someGo: GoToolchain = {
  command: "/go/bin/go",
  version: "go1.26.8",
  os: "linux",
  arch: "amd64",
  level: "v1",
  cache: "",
  cc: "/usr/bin/gcc",
};

/** A host that finds this Go, or none; a build with it is a mistake of the test. */
export function hostWithGo(search: GoSearch | undefined): BuildHost {
  const { go: _, ...rest } = diskHost();
  if (search === undefined) return rest;
  const tools: GoTools = {
    find: async () => search,
    build: () => Promise.reject(new Error("nothing was to be built")),
  };
  return { ...rest, go: tools };
}
