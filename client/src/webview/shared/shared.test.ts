import type { Permissions } from "@agentwright/protocol";
import { expect, test, vi } from "vitest";
import { previewWords } from "../../previews/agent/words.ts";
import { shortDigest, sizeText, timeText } from "./figures.ts";
import { permissionLines } from "./permissions.ts";
import { say } from "./say.ts";

vi.mock("vscode", () => ({ l10n: { t: (text: string) => text } }));

const nothing: Permissions = {
  network: false,
  hosts: [],
  browse: false,
  executeCode: false,
  files: false,
  timeoutSeconds: 30,
  memoryMb: 256,
};

const lines = (permissions: Partial<Permissions>) =>
  permissionLines({ ...nothing, ...permissions }, previewWords()).map(line => `${line.kind}: ${line.text}`);

test("an agent that may nothing", () => {
  expect(lines({})).toEqual([
    "may-not: May not use the network",
    "may-not: May not browse the web",
    "may-not: May not read files",
    "may-not: May not run code",
    "limit: Stops after 30 seconds",
    "limit: Uses at most 256 MB of memory",
  ]);
});

test("hosts by name, domains with their subdomains", () => {
  expect(lines({ network: true, hosts: ["api.example.com", "*.example.org"] }).slice(0, 2)).toEqual([
    "may: May call api.example.com over HTTPS",
    "may: May call example.org and its subdomains over HTTPS",
  ]);
});

test("a network without a list of hosts is said as what it is", () => {
  expect(lines({ network: true, files: true, memoryMb: 2048 })).toEqual([
    "may: May call any public host over HTTPS",
    "may: May read files",
    "may-not: May not browse the web",
    "may-not: May not run code",
    "limit: Stops after 30 seconds",
    "limit: Uses at most 2 GB of memory",
  ]);
});

test("hosts that are listed while the network is off are not promised", () => {
  expect(lines({ hosts: ["api.example.com"] })[0]).toBe("may-not: May not use the network");
});

test.each([
  [0, "0 bytes"],
  [1023, "1023 bytes"],
  [1264, "1.2 KB"],
  [641_024, "626 KB"],
  [1_048_000, "1,023 KB"],
  [1_048_300, "1 MB"],
  [3_250_000, "3.1 MB"],
])("%d bytes", (bytes, text) => {
  expect(sizeText(bytes, "{0} bytes", "en")).toBe(text);
});

test.each([
  [0.04, "0 ms"],
  [2.34, "2.3 ms"],
  [12.6, "13 ms"],
  [1840, "1.8 s"],
])("%d ms", (ms, text) => {
  expect(timeText(ms, "en")).toBe(text);
});

test("phrases are filled once, and holes without a value stay", () => {
  expect(say("{0} of {1}, {2}", "{1}", 2)).toBe("{1} of 2, {2}");
  expect(shortDigest("0123456789abcdef")).toBe("0123456789ab");
});
