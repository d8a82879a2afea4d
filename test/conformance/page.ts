// What the page in Chromium holds: a plugin, and one function that the tests call.
import { type Instances, openInstances } from "./instance.ts";

let instances: Instances | undefined;

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), char => char.charCodeAt(0));

Object.assign(globalThis, {
  conformance: {
    load: (base64: string) => {
      instances = openInstances(bytesOf(base64));
    },
    fresh: () => instances?.fresh(),
    send: (base64: string) => instances?.send(bytesOf(base64)),
  },
});
