// What tools expect of the web, as far as it is pure. The larger ones are compiled when first used.
import { globalHost } from "agentwright:host";
import { load } from "agentwright:kernel";
import { console } from "agentwright:log";
import { random } from "agentwright:random";

const lazy = {
  URL: "agentwright:url",
  URLSearchParams: "agentwright:url-params",
  TextEncoder: "agentwright:text-encoding",
  TextDecoder: "agentwright:text-encoding",
  structuredClone: "agentwright:clone",
  AbortController: "agentwright:abort",
  AbortSignal: "agentwright:abort",
};
const loaded = new Map();

function define(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

for (const [name, module] of Object.entries(lazy)) {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get: () => {
      if (!loaded.has(module)) loaded.set(module, load(module));
      define(name, loaded.get(module)[name]);
      return globalThis[name];
    },
    set: value => define(name, value),
  });
}

for (const name of ["setTimeout", "setInterval", "setImmediate"]) {
  define(name, () => {
    throw new Error(`A plugin has no timers, so ${name} can't be used.`);
  });
}

define("console", console);
define("host", globalHost);
Object.defineProperty(Math, "random", { value: random, configurable: true, writable: true });
