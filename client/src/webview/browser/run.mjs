// The preview in a real Chromium: CHROMIUM names it, else the usual places. Nothing is fetched.
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";

const chromium = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find(path => path && existsSync(path));
if (chromium === undefined) {
  console.log("skipped: no Chromium here; install it or name it in CHROMIUM");
} else {
  // The table of words is made by the editor's `l10n.t`, which answers in English where it has no translation.
  const editor = "data:text/javascript,export const l10n={t:text=>text}";
  registerHooks({
    resolve: (name, context, next) => (name === "vscode" ? { url: editor, shortCircuit: true } : next(name, context)),
  });
  process.env.CHROMIUM = chromium;
  await import("./exported.browser.ts");
  await import("./editor.browser.ts");
  await import("./flow.browser.ts");
  await import("./flow-press.browser.ts");
}
