import type { Path } from "../../syntax/index.ts";
import { urlOf } from "../check/formats.ts";
import { isRecord } from "../check/record.ts";
import { isLocal } from "./lib/network.ts";
import { sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** Address without encryption. */
export const insecureUrl: PartRule = {
  code: "AW136",
  name: "insecure-url",
  title: "Address without encryption",
  severity: "warning",
  why: "What is sent to an `http://` address can be read and changed on its way, keys included. Use `https://`. Addresses of this machine are fine.",
  from: "part",
  sections: ["tools", "mcpServers", "model", "facts"],
  check(part, report) {
    for (const path of urlPaths) {
      for (const [at, url] of textsAt(part.fields, path)) {
        const parts = part.isClear(...at) ? urlOf(url) : undefined;
        if (parts?.scheme !== "http" || isLocal(parts.host)) continue;
        report({ path: at, inside: [0, "http://".length] }, "This address is not encrypted; use `https://`.");
      }
    }
  },
  fix({ start, end }) {
    return sure("Change to `https://`", [{ start, end, text: "https://" }]);
  },
};

/** Where addresses stand, `*` for every element. */
const urlPaths = [
  ["url"],
  ["http", "url"],
  ["endpoint"],
  ["privateUrl"],
  ["adaptiveRouterUrl"],
  ["endpoints", "static", "*"],
  ["endpoints", "adaptiveResolver", "url"],
];

function textsAt(value: unknown, steps: readonly string[], at: Path = []): readonly (readonly [Path, string])[] {
  const [step, ...rest] = steps;
  if (step === undefined) return typeof value === "string" ? [[at, value]] : [];
  if (step === "*") return Array.isArray(value) ? value.flatMap((item, i) => textsAt(item, rest, [...at, i])) : [];
  return isRecord(value) ? textsAt(value[step], rest, [...at, step]) : [];
}
