import { expect, test } from "vitest";
import { Framing, framed } from "./framing.ts";

test("messages come out whole, however the bytes are cut", () => {
  const messages = [{ a: 1 }, { text: "é 😀 \r\n\r\nContent-Length: 3" }, {}, { long: "x".repeat(100) }];
  const bytes = Buffer.concat(messages.map(framed));
  for (const size of [1, 2, 7, 40, bytes.length]) {
    const got: unknown[] = [];
    const framing = new Framing(message => got.push(message));
    for (let at = 0; at < bytes.length; at += size) framing.add(bytes.subarray(at, at + size));
    expect(got).toEqual(messages);
  }
});
