import { isRecord } from "../check/record.ts";
import { hostPlaceholder } from "./lib/network.ts";
import type { PartRule } from "./rule.ts";

/** A host that a caller could choose. */
export const placeholderInHost: PartRule = {
  code: "AW197",
  name: "placeholder-in-host",
  title: "A host that a caller could choose",
  severity: "error",
  why: "The host of a request decides who gets the keys that are sent with it, so it can't come from a parameter. Write the host out, and put the parameter into the path or the query.",
  from: "part",
  sections: ["tools"],
  check(part, report) {
    const http = part.get("http");
    if (!isRecord(http) || typeof http.url !== "string" || !part.isClear("http", "url")) return;
    const inside = hostPlaceholder(http.url);
    if (inside) report({ path: ["http", "url"], inside }, "The host of a request can't come from a parameter.");
  },
};
