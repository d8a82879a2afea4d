import type { GoTools } from "../../build/go-tools.ts";
import { buildGo } from "./build.ts";
import { findGo } from "./find.ts";

/** The Go of this machine. */
export function goTools(): GoTools {
  return { find: named => findGo(named), build: buildGo };
}
