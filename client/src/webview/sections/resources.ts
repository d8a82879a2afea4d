import type { Json, ResourceShape } from "@agentwright/protocol";
import { embeddedFiles } from "../../generated-files/payload.ts";
import { el, fill } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Page, Part } from "../shared/context.ts";
import { sizeText } from "../shared/figures.ts";
import { jsonView } from "../tool/json-view.ts";
import { section } from "./section.ts";

/** What the plugin brings along to be read; what is inside it can be looked at. */
export function resourceSection(page: Page): Part<readonly ResourceShape[]> {
  const { words, language } = page.start;
  return section(words.resources, "resources", resources => {
    if (resources.length === 0) return undefined;
    return resources.map(resource => {
      const { name, type, bytes } = resource;
      const head = [
        el("h3", {}, name),
        el("span", { class: "badge" }, type),
        el("span", { class: "gap" }),
        el("span", { class: "time" }, bytes === undefined ? words.notEmbedded : sizeText(bytes, words.bytes, language)),
      ];
      if (bytes === undefined) return el("div", { class: "card resource" }, el("div", { class: "summary" }, ...head));
      const content = el("div", { class: "result" });
      const card = el("details", { class: "card resource" }, el("summary", {}, icon("chevron"), ...head), content);
      card.addEventListener("toggle", () => {
        if (card.open) fill(content, contentView(page, resource));
      });
      return card;
    });
  });
}

function contentView(page: Page, { name, type }: ResourceShape): HTMLElement {
  const { words } = page.start;
  const shown = page.shown();
  const all = [...(shown ? [shown.wasm, ...shown.modules] : [])].flatMap(embeddedFiles);
  const file = all.find(one => one.kind === "resource" && one.name === name);
  if (file === undefined) return el("p", { class: "note" }, words.notEmbedded);
  const label = `${words.resources}: ${name}`;
  if (type === "binary") return textView(hex(file.data.subarray(0, 256)), label);
  const text = new TextDecoder().decode(file.data);
  const value = type === "json" ? parsed(text) : undefined;
  return value === undefined ? textView(text, label) : jsonView(value, label, words);
}

function textView(text: string, label: string): HTMLElement {
  return el("pre", { class: "json", tabindex: 0, role: "region", "aria-label": label }, text);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Sixteen bytes a line. */
function hex(bytes: Uint8Array): string {
  const digits = Array.from(bytes, byte => byte.toString(16).padStart(2, "0"));
  const lines = Array.from({ length: Math.ceil(digits.length / 16) }, (_, line) =>
    digits.slice(line * 16, line * 16 + 16),
  );
  return lines.map(line => line.join(" ")).join("\n");
}
