import { unzipSync } from "fflate";
import { afterEach, expect, test } from "vitest";
import { encodeText } from "../shared/text.ts";
import { zip } from "./zip.ts";

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test("the same entries give the same bytes, in any order and any time zone", () => {
  const entries = [
    ["plugin.wasm", new Uint8Array([0, 97, 115, 109])],
    ["agents/a.wasm", new Uint8Array(1000)],
    ["agent.json", encodeText("{}".repeat(500))],
  ] as const;
  process.env.TZ = "America/St_Johns";
  const one = zip(entries);
  process.env.TZ = "Asia/Kolkata";
  expect(zip([...entries].reverse())).toEqual(one);
  const back = unzipSync(one);
  expect(Object.keys(back)).toEqual(["agent.json", "agents/a.wasm", "plugin.wasm"]);
  expect(back["plugin.wasm"]).toEqual(entries[0][1]);
});
