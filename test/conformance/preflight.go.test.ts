import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { openHost } from "./host-process.ts";

const { goHost = "", goPlugin } = inject("built");

/**
 * What `debug/buildinfo` reads in a plugin, changed in its bytes: the code stays, so only who looks before opening sees
 * it. Each change is as long as what it replaces.
 */
const changes: Readonly<Record<string, { readonly of: RegExp; readonly to: string; readonly wanted: RegExp }>> = {
  "another Go": { of: /go1\.\d+(?:\.\d+)?/, to: "go1.1", wanted: /made by go1\.1\S* and this program by go1\.\d+/ },
  "other flags": { of: /-trimpath=true/, to: "-trimpatx=true", wanted: /-trimpath=/ },
  "another machine": { of: /GOARCH=\w+/, to: "GOARCH=s", wanted: /GOARCH=s/ },
};

if (goPlugin === undefined)
  describe("preflight", () => test.skipIf(goPlugin === undefined)("skipped: a C compiler was not found", () => {}));
else {
  for (const [name, { of, to, wanted }] of Object.entries(changes)) {
    test(`a plugin with ${name} is refused before it is opened`, async () => {
      const file = join(dirname(goPlugin), `${name.replaceAll(" ", "-")}.so`);
      writeFileSync(file, changed(readFileSync(goPlugin), of, to));
      const host = openHost(goHost, ["plugin", file], { once: true });
      const answer = await host.send(new TextEncoder().encode('{"op":"describe"}'));
      expect(answer).toMatch(/not opened: /);
      expect(answer).toMatch(wanted);
    });
  }
}

/** Changes the build information, which begins with a mark of its own (debug/buildinfo). */
function changed(plugin: Buffer, of: RegExp, to: string): Buffer {
  const start = plugin.indexOf("\xff Go buildinf:", "latin1");
  const text = plugin.toString("latin1", start, start + 4096);
  const found = of.exec(text);
  if (start < 0 || found === null) throw new Error(`The plugin's build information holds no ${of}.`);
  plugin.write(to.padEnd(found[0].length, to.slice(-1)), start + found.index, "latin1");
  return plugin;
}
