import { isRecord } from "../check/record.ts";
import { remove, setValue } from "../fixes/edits.ts";
import { maybe, sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** A request that reads can't carry a body. */
export const bodyOnGet: PartRule = {
  code: "AW169",
  name: "body-on-get",
  title: "A request that reads can't carry a body",
  severity: "error",
  why: "Bodies of GET and HEAD are dropped or refused on the way. Send the values in the address, or use POST.",
  from: "part",
  sections: ["tools"],
  check(part, report) {
    const http = part.get("http");
    if (!isRecord(http) || http.body === undefined || http.body === null || !part.isClear("http", "method")) return;
    const { method } = http;
    if (method !== "GET" && method !== "HEAD") return;
    report({ path: ["http", "body"], part: "key" }, "A {method} request can't carry a body.", { method });
  },
  fix({ path }, { document }) {
    const method = [...path.slice(0, -1), "method"];
    return [
      ...sure("Change the method to POST", setValue(document, method, "POST")),
      ...maybe("Remove the body", remove(document, path)),
    ];
  },
};
