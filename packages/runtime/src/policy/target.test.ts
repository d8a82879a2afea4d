import { expect, test } from "vitest";
import { openPermissions } from "../testing/manifest.ts";
import { decideTarget } from "./target.ts";

type Row = readonly [hosts: readonly string[], url: string, verdict: "yes" | RegExp];

const here = /this machine/;
const privately = /is a private network; list exactly that host/;
const unlisted = /is not in capabilities.allowedHosts/;
const httpsOnly = /must be asked over https/;
const port = /Port \d+.* is not allowed/;

const everywhere: Row[] = [
  [[], "https://example.org/", "yes"],
  [[], "https://EXAMPLE.org/a?b#c", "yes"],
  [[], "https://example.org:443/", "yes"],
  [[], "https://8.8.8.8/", "yes"],
  [[], "https://[2606:4700:4700::1111]/", "yes"],
  [[], "https://bücher.example/", "yes"],
  [[], "http://example.org/", httpsOnly],
  [[], "http://8.8.8.8/", httpsOnly],
  [[], "https://example.org:8443/", port],
  [[], "ftp://example.org/", /Only https/],
  [[], "file:///etc/passwd", /Only https/],
  [[], "data:text/plain,x", /Only https/],
  [[], "ws://example.org/", /Only https/],
  [[], "https://user@example.org/", /user name or password/],
  [[], "https://user:pass@example.org/", /user name or password/],
  [[], "https://example.org@127.0.0.1/", /user name or password/],
];

const notPublic: Row[] = [
  [[], "https://localhost/", here],
  [[], "https://LOCALHOST./", here],
  [[], "https://api.localhost/", here],
  [[], "https://intranet/", /local network/],
  [[], "https://printer.local/", /local network/],
  [[], "https://metadata.google.internal/", /local network/],
  [[], "https://127.0.0.1/", here],
  [[], "https://127.255.0.9/", here],
  [[], "https://2130706433/", here],
  [[], "https://0x7f000001/", here],
  [[], "https://0177.0.0.1/", here],
  [[], "https://0x7f.1/", here],
  [[], "https://127.1/", here],
  [[], "https://１２７.0.0.1/", here],
  [[], "https://%31%32%37.0.0.1/", here],
  [[], "https://0/", here],
  [[], "https://0.0.0.0/", here],
  [[], "https://10.1.2.3/", privately],
  [[], "https://172.16.0.1/", privately],
  [[], "https://172.31.255.255/", privately],
  [[], "https://172.32.0.1/", "yes"],
  [[], "https://192.168.1.1/", privately],
  [[], "https://3232235777/", privately],
  [[], "https://100.64.0.1/", /provider's private network/],
  [[], "https://100.127.255.255/", /provider's private network/],
  [[], "https://100.128.0.1/", "yes"],
  [[], "https://169.254.169.254/", /metadata service/],
  [[], "https://0xa9fea9fe/", /metadata service/],
  [[], "https://169.254.1.1/", /local link/],
  [[], "https://198.18.0.1/", /reserved/],
  [[], "https://224.0.0.1/", /multicast/],
  [[], "https://255.255.255.255/", /reserved/],
  [[], "https://[::1]/", here],
  [[], "https://[::]/", here],
  [[], "https://[0:0:0:0:0:0:0:1]/", here],
  [[], "https://[::ffff:127.0.0.1]/", here],
  [[], "https://[::ffff:a00:1]/", privately],
  [[], "https://[::127.0.0.1]/", /reserved/],
  [[], "https://[64:ff9b::7f00:1]/", here],
  [[], "https://[64:ff9b::808:808]/", "yes"],
  [[], "https://[2002:7f00:1::]/", here],
  [[], "https://[2001:0:1::1]/", /reserved/],
  [[], "https://[fd00:ec2::254]/", /metadata service/],
  [[], "https://[fd12::1]/", privately],
  [[], "https://[fe80::1]/", /local link/],
  [[], "https://[ff02::1]/", /multicast/],
  [[], "https://[2001:db8::1]/", /reserved/],
];

const listed: Row[] = [
  [["example.org"], "https://example.org/", "yes"],
  [["Example.ORG"], "https://example.org./", "yes"],
  [["example.org"], "https://api.example.org/", unlisted],
  [["example.org"], "https://example.org.evil.net/", unlisted],
  [["example.org"], "https://notexample.org/", unlisted],
  [["*.example.org"], "https://example.org/", "yes"],
  [["*.example.org"], "https://a.b.example.org/", "yes"],
  [["*.example.org"], "https://aexample.org/", unlisted],
  [["*.example.org"], "http://a.example.org/", httpsOnly],
  [["*.0.0.1"], "https://127.0.0.1/", unlisted],
  [["*"], "https://example.org/", unlisted],
  [["*.corp.internal"], "https://x.corp.internal/", /local network/],
  [["x.corp.internal"], "https://x.corp.internal/", "yes"],
  [["*.corp.internal", "x.corp.internal"], "https://x.corp.internal/", "yes"],
  [["x.corp.internal", "*.corp.internal"], "https://x.corp.internal/", "yes"],
  [["https://example.org/"], "https://example.org/", unlisted],
  [["example.org:8443"], "https://example.org:8443/", "yes"],
  [["example.org:8443"], "https://example.org/", port],
  [["example.org"], "https://example.org:8443/", port],
  [["*.example.org:8443"], "https://a.example.org:8443/", "yes"],
  [["10.0.0.5"], "https://10.0.0.5/", "yes"],
  [["10.0.0.5"], "http://10.0.0.5/", httpsOnly],
  [["10.0.0.5"], "https://10.0.0.6/", unlisted],
  [["127.0.0.1"], "http://127.0.0.1:8080/", "yes"],
  [["127.0.0.1"], "http://2130706433:8080/", "yes"],
  [["127.0.0.1:8080"], "http://127.0.0.1:8080/", "yes"],
  [["127.0.0.1:8080"], "http://127.0.0.1:8081/", port],
  [["127.0.0.1"], "http://localhost/", unlisted],
  [["localhost"], "http://localhost:3000/", "yes"],
  [["localhost"], "http://127.0.0.1/", unlisted],
  [["[::1]:8080"], "http://[::1]:8080/", "yes"],
  [["::1"], "http://[::1]:8080/", "yes"],
  [["bücher.example"], "https://xn--bcher-kva.example/", "yes"],
];

test.each([...everywhere, ...notPublic, ...listed])("%j, %s: %s", (hosts, url, verdict) => {
  const decision = decideTarget(new URL(url), { ...openPermissions, hosts });
  expect(decision.ok ? "yes" : decision.reason).toMatch(verdict);
});

test("asks nothing while the network is off", () => {
  const permissions = { ...openPermissions, network: false, hosts: ["example.org"] };
  const decision = decideTarget(new URL("https://example.org/"), permissions);
  expect(decision).toMatchObject({ ok: false, reason: expect.stringContaining("networkAccess") });
});

test.each<[hosts: string[], url: string, address: string, verdict: "yes" | RegExp]>([
  [[], "https://example.org/", "93.184.216.34", "yes"],
  [[], "https://example.org/", "127.0.0.1", /leads to 127.0.0.1, which is this machine/],
  [[], "https://example.org/", "::ffff:10.0.0.1", /private network/],
  [[], "https://example.org/", "fe80::1%eth0", /unknown kind of network/],
  [["example.org"], "https://example.org/", "10.0.0.1", /list that address/],
  [["example.org", "10.0.0.1"], "https://example.org/", "10.0.0.1", "yes"],
  [["example.org", "10.0.0.1"], "https://example.org/", "10.0.0.2", /private network/],
  [["example.org", "10.0.0.1:443"], "https://example.org/", "10.0.0.1", "yes"],
  [["example.org", "10.0.0.1:5432"], "https://example.org/", "10.0.0.1", /list that address in/],
  [["example.org:8443", "10.0.0.1:8443"], "https://example.org:8443/", "10.0.0.1", "yes"],
  [["example.org:8443", "10.0.0.1"], "https://example.org:8443/", "10.0.0.1", /list that address with port 8443 in/],
  [["example.org:8443", "127.0.0.1"], "https://example.org:8443/", "127.0.0.1", "yes"],
  [["localhost"], "http://localhost/", "127.0.0.1", "yes"],
  [["localhost"], "http://localhost/", "::1", "yes"],
  [["localhost"], "http://localhost/", "10.0.0.1", /private network/],
  [["127.0.0.1"], "http://127.0.0.1/", "127.0.0.1", "yes"],
  [["example.org", "localhost"], "https://example.org/", "127.0.0.1", /this machine/],
])("%j: %s may lead to %s: %s", (hosts, url, address, verdict) => {
  const decision = decideTarget(new URL(url), { ...openPermissions, hosts });
  expect(decision.ok ? (decision.addressProblem(address) ?? "yes") : decision.reason).toMatch(verdict);
});
