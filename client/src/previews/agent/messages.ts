import { bytes, count, dictionary, either, flag, list, literal, optional, record, type Shaped, text } from "./shape.ts";

/** What is known of a plugin beside what it says of itself. `ms` is the build's duration; absent for a plugin from a file. */
const factsShape = record({
  sha256: text,
  bytes: count,
  ms: optional(count),
  cached: optional(flag),
  file: optional(text),
});
export type PluginFacts = Shaped<typeof factsShape>;

/** Where a broken edit has its first finding; `line` is one-based, for people. */
const findingShape = record({ code: text, message: text, file: text, line: count });

const responseShape = record({ status: count, headers: dictionary(text), body: text });

/** Extension to page. */
export const toPage = either(
  record({ type: literal("plugin"), wasm: bytes, modules: optional(list(bytes)), facts: factsShape }),
  record({ type: literal("building") }),
  record({ type: literal("broken"), message: text, finding: optional(findingShape), more: count }),
  record({ type: literal("refused"), reason: text }),
  record({ type: literal("secrets"), set: list(text) }),
  record({ type: literal("trust"), trusted: flag }),
  record({
    type: literal("response"),
    id: count,
    ms: count,
    outcome: literal("done", "refused", "failed"),
    response: optional(responseShape),
    problem: optional(text),
  }),
);
export type ToPage = Shaped<typeof toPage>;

const requestShape = record({
  method: text,
  url: text,
  headers: optional(dictionary(text)),
  body: optional(text),
});

/**
 * Page to extension. `consent`: the user said yes to this one request, to the host for as long as this preview lives,
 * or did the latter before (`given`); the extension keeps its own list of such hosts and believes no other.
 */
export const toExtension = either(
  record({ type: literal("ready") }),
  record({ type: literal("effect"), id: count, request: requestShape, consent: literal("once", "always", "given") }),
  record({ type: literal("cancelEffect"), id: count }),
  record({ type: literal("jump") }),
  record({ type: literal("place"), file: text, line: count, column: optional(count) }),
  record({ type: literal("agent"), path: text }),
  record({ type: literal("copy"), text: text }),
  record({ type: literal("setSecret"), name: text }),
  record({ type: literal("manageTrust") }),
);
export type ToExtension = Shaped<typeof toExtension>;
