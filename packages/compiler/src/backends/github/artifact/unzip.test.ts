import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { zipOf } from "../../../testing/zip.ts";
import { unzip } from "./unzip.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "agentwright-unzip-"));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 9 }));

const bytes = (text: string) => Buffer.from(text);
const archive = () => path.join(folder, "a.zip");
const target = () => path.join(folder, "out");

async function unpack(whole: Uint8Array): Promise<readonly string[]> {
  await writeFile(archive(), whole);
  return unzip(archive(), target());
}

/** The sentence of a refusal; nothing may have been left behind. */
async function refusal(whole: Uint8Array): Promise<string> {
  const said = await unpack(whole).then(
    names => `unpacked ${names}`,
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  );
  expect(await readdir(folder)).toEqual(["a.zip"]);
  expect(said).toMatch(/^artifact-bad: /);
  return said.slice("artifact-bad: ".length).replace(" Look at the workflow that made it, and compile again.", "");
}

/** Names that a writer of archives would refuse: they are put over harmless ones of the same length. */
function renamed(entries: readonly (readonly [string, string])[]): Uint8Array {
  const harmless = entries.map((_, index) => String.fromCharCode(97 + index));
  const whole = Buffer.from(
    zipOf(entries.map(([name, content], index) => [(harmless[index] ?? "").repeat(name.length), bytes(content)])),
  );
  for (const [index, [name]] of entries.entries()) {
    const stand = (harmless[index] ?? "").repeat(name.length);
    for (let at = whole.indexOf(stand); at >= 0; at = whole.indexOf(stand, at + 1)) whole.write(name, at, "latin1");
  }
  return whole;
}

async function yazl(fill: (zip: ZipFile) => void): Promise<Uint8Array> {
  const file = new ZipFile();
  fill(file);
  file.end();
  const pieces: Buffer[] = [];
  for await (const piece of file.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

test("files come to where they belong, and the folder appears when all of them are in it", async () => {
  const names = await unpack(
    zipOf([
      ["a/b.txt", bytes("one")],
      ["c.txt", bytes("two")],
    ]),
  );
  expect(names).toEqual(["a/b.txt", "c.txt"]);
  expect(await readFile(path.join(target(), "a", "b.txt"), "utf8")).toBe("one");
  expect((await readdir(folder)).sort()).toEqual(["a.zip", "out"]);
});

test("names that lead out of the folder are refused", async () => {
  expect(await refusal(renamed([["../../../evil", "x"]]))).toBe(
    "“../../../evil” in the artifact leads out of the artifact.",
  );
  expect(await refusal(renamed([["/etc/crontab", "x"]]))).toBe("“/etc/crontab” in the artifact has an absolute path.");
  expect(await refusal(renamed([["C:/Windows/x", "x"]]))).toBe("“C:/Windows/x” in the artifact has an absolute path.");
  expect(await refusal(renamed([["a\\..\\..\\evil", "x"]]))).toBe(
    "“a\\..\\..\\evil” in the artifact has a backslash in its name.",
  );
  const folderOnly = renamed([["ok/../../x/", ""]]);
  expect(await refusal(folderOnly)).toBe("“ok/../../x” in the artifact leads out of the artifact.");
});

test("names that Windows reads otherwise, and names that fall together, are refused", async () => {
  for (const name of ["CON", "aux.txt", "a.", "ab:c", "lpt1.agentplugin.zip"]) {
    expect(await refusal(renamed([[name, "x"]]))).toContain("has a name that can't be written on every system");
  }
  expect(
    await refusal(
      zipOf([
        ["Read.me", bytes("x")],
        ["read.ME", bytes("y")],
      ]),
    ),
  ).toMatch(/^“Read\.me” and “read\.ME” in the artifact differ only in upper and lower case/);
  expect(
    await refusal(
      renamed([
        ["same", "x"],
        ["same", "y"],
      ]),
    ),
  ).toBe("“same” stands in the artifact twice.");
  expect(await refusal(renamed([["\xff\xfe", "x"]]))).toBe("A name in the artifact is not UTF-8.");
});

test("links and devices are refused", async () => {
  const link = await yazl(file => file.addBuffer(bytes("/etc/passwd"), "link", { mode: 0o120777 }));
  expect(await refusal(link)).toBe("“link” in the artifact is a link; links are not unpacked.");
  const pipe = await yazl(file => file.addBuffer(bytes(""), "pipe", { mode: 0o010644 }));
  expect(await refusal(pipe)).toBe("“pipe” in the artifact is no ordinary file.");
});

test("bombs are refused before a byte of them is written", async () => {
  const many = zipOf(Array.from({ length: 1001 }, (_, index) => [`f${index}`, bytes("")] as const));
  expect(await refusal(many)).toBe("The artifact has 1001 entries; 1000 are the most that is unpacked.");
  const thin = await yazl(file => file.addBuffer(Buffer.alloc(64 * 1024 * 1024), "zeros", { compress: true }));
  expect(await refusal(thin)).toBe(
    "“zeros” in the artifact unpacks to more than 200 times its size, as no file of ours does.",
  );
  // Its directory claims a size that its bytes do not keep.
  const liar = Buffer.from(await yazl(file => file.addBuffer(Buffer.alloc(3_000_000, 7), "liar", { compress: true })));
  const directory = liar.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  liar.writeUInt32LE(100_000, directory + 24);
  expect(await refusal(liar)).toMatch(/^What the run made is no readable archive: too many bytes/);
  const huge = Buffer.from(zipOf([["huge", bytes("x")]]));
  const head = huge.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  huge.writeUInt32LE(0xfffffff0, head + 20);
  huge.writeUInt32LE(0xfffffff0, head + 24);
  expect(await refusal(huge)).toBe("The artifact would have more than 2 GB when unpacked.");
});

test("what is broken off or encrypted is refused", async () => {
  const whole = zipOf([["a.txt", bytes("x".repeat(1000))]]);
  expect(await refusal(whole.subarray(0, whole.length - 30))).toMatch(/^What the run made is no readable archive: /);
  expect(await refusal(bytes("PK\u0003\u0004 and nothing more"))).toMatch(
    /^What the run made is no readable archive: /,
  );
  const locked = Buffer.from(whole);
  locked.writeUInt16LE(1, locked.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
  expect(await refusal(locked)).toBe("“a.txt” in the artifact is encrypted.");
});
