import type { PluginManifest } from "@agentwright/protocol";
import { makeHost } from "@agentwright/runtime";
import { expect, test } from "vitest";
import { EffectGate } from "./effect-gate.ts";

const manifest = {
  secrets: ["TOKEN"],
  permissions: { network: true, hosts: ["api.example.com"], timeoutSeconds: 30 },
} as unknown as PluginManifest;
const request = {
  method: "GET",
  url: "https://api.example.com/a",
  headers: { authorization: "Bearer ${secret:TOKEN}" },
};
const words = { untrusted: "untrusted", noConsent: "no consent", notHttp: "not http" };

/** A gate in front of the real policy, with a network that notes what reaches it. */
function gate(trusted = true) {
  const sent: string[] = [];
  const own = new EffectGate({
    trusted: () => trusted,
    hostFor: async ({ permissions, secrets }) =>
      makeHost({
        permissions,
        secretNames: secrets,
        secret: () => "s3cret-value",
        send: async out => {
          sent.push(`${out.method} ${out.url.href} ${out.headers.authorization}`);
          return { status: 200, headers: {}, body: "echo s3cret-value" };
        },
      }),
    words,
  });
  const ask = (consent: "once" | "always" | "given", url = request.url) =>
    own.send({ type: "effect", id: 1, request: { ...request, url }, consent }, manifest);
  return { own, ask, sent };
}

test("one yes sends one request, with its key, and hides the key in the answer", async () => {
  const { ask, sent } = gate();
  const answer = await ask("once");
  expect(answer).toMatchObject({ outcome: "done", response: { status: 200, body: "echo [secret:TOKEN]" } });
  expect(sent).toEqual(["GET https://api.example.com/a Bearer s3cret-value"]);
});

test("`given` is believed only of a host that got an `always` here", async () => {
  const { ask, sent } = gate();
  expect(await ask("given")).toMatchObject({ outcome: "refused", problem: "no consent" });
  await ask("once");
  expect(await ask("given")).toMatchObject({ outcome: "refused" });
  await ask("always");
  expect(await ask("given")).toMatchObject({ outcome: "done" });
  expect(sent).toHaveLength(3);
});

test("nothing leaves an untrusted workspace", async () => {
  const { ask, sent } = gate(false);
  expect(await ask("once")).toMatchObject({ outcome: "refused", problem: "untrusted" });
  expect(sent).toEqual([]);
});

test("consent does not widen what the plugin may", async () => {
  const { ask, sent } = gate();
  expect(await ask("always", "https://evil.example.net/")).toMatchObject({ outcome: "refused" });
  expect(await ask("once", "http://api.example.com/")).toMatchObject({ outcome: "refused" });
  expect(await ask("once", "nonsense")).toMatchObject({ outcome: "refused", problem: "not http" });
  expect(sent).toEqual([]);
});
