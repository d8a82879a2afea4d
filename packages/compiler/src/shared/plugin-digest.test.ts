import { expect, test } from "vitest";
import { sha256 } from "./digest.ts";
import { pluginDigest } from "./plugin-digest.ts";

test("the digest is that of all bytes, wherever one differs from the plugin before", async () => {
  const plugin = Uint8Array.from({ length: 640 * 1024 }, (_, index) => (index * 31) & 255);
  expect(await pluginDigest(plugin)).toBe(await sha256(plugin));
  for (const at of [0, 1000, 448 * 1024 - 1, 448 * 1024, plugin.length - 1]) {
    plugin[at] = (plugin[at] ?? 0) ^ 1;
    expect(await pluginDigest(plugin)).toBe(await sha256(plugin));
  }
  expect(await pluginDigest(plugin.subarray(0, 448 * 1024))).toBe(await sha256(plugin.subarray(0, 448 * 1024)));
  expect(await pluginDigest(plugin.subarray(0, 1000))).toBe(await sha256(plugin.subarray(0, 1000)));
});
