/**
 * Modules that come with Node.js and exist nowhere else: a plugin has none of them. From the list of `module`'s
 * `builtinModules`, without the names that begin with an underscore and without sub-paths.
 */
const builtins = new Set(
  (
    "assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain " +
    "events fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl " +
    "stream string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib"
  ).split(" "),
);

/** Is this the name of a Node.js module, with or without `node:`, sub-paths such as `fs/promises` included? */
export function isBuiltin(specifier: string): boolean {
  return specifier.startsWith("node:") || builtins.has(specifier.split("/")[0] ?? "");
}
