import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveIdentity, slugOf, uuid5 } from "./identity.ts";
import { sha1 } from "./sha1.ts";
import { utf8 } from "./utf8.ts";

test("SHA-1 equals the platform's for every length around a block", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      expect(Buffer.from(sha1(bytes)).toString("hex")).toBe(createHash("sha1").update(bytes).digest("hex"));
    }),
  );
});

test("UTF-8 equals the platform's for any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), text => {
      expect(utf8(text)).toEqual(new Uint8Array(new TextEncoder().encode(text)));
    }),
  );
  expect([...utf8("a\ud800b")]).toEqual([...new TextEncoder().encode("a\ud800b")]);
});

test("a UUIDv5 is the one of RFC 9562", () => {
  expect(uuid5("www.widgets.com")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuid5("urn:agent:local:support-triage")).toBe(uuid5("urn:agent:local:support-triage"));
  expect(uuid5("http://example.com")).toBe("8c9ddcb0-8084-5a7f-a988-1095ab18b5df");
});

test("everything follows from the name unless it is given", () => {
  const derived = deriveIdentity({ identity: { name: "Support Triage", type: "assistant" } });
  expect(derived).toEqual({
    id: uuid5("urn:agent:local:support-triage"),
    urn: "urn:agent:local:support-triage",
    slug: "support-triage",
    version: "0.1.0",
  });
  const given = deriveIdentity({
    identity: { name: "Anything", urn: "urn:agent:acme:triage", id: "did:web:acme.example", version: "2.0.0" },
  });
  expect(given).toEqual({ id: "did:web:acme.example", urn: "urn:agent:acme:triage", slug: "triage", version: "2.0.0" });
});

test("a slug is made of what a file name can hold anywhere", () => {
  expect(slugOf("Crème Brûlée: the 2nd!")).toBe("creme-brulee-the-2nd");
  expect(slugOf("Fuß")).toBe("fuss");
  expect(slugOf("GROẞE Łódź Ærø Œuvre Ǿ Þór Đà Ħal ıŧŋĸ Ðu")).toBe("grosse-lodz-aero-oeuvre-o-thor-da-hal-itngk-du");
  expect(slugOf("日本語")).toMatch(/^agent-[0-9a-f]{8}$/);
  expect(slugOf("日本語")).not.toBe(slugOf("中文"));
  expect(deriveIdentity(undefined).slug).toMatch(/^agent-/);
});
