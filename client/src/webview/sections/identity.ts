import { el, fill } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Page, Part, Shown } from "../shared/context.ts";
import { copyButton } from "../shared/copy.ts";
import { shortDigest, sizeText, timeText } from "../shared/figures.ts";
import { say } from "../shared/say.ts";

/** The card at the top: who the agent is, and the figures of the plugin that was made of it. */
export function identityCard(page: Page): Part<Shown> {
  const { words, language, mode } = page.start;
  const element = el("header", { class: "identity" });
  let last = "";
  return {
    element,
    update({ manifest, facts }) {
      const { agent } = manifest;
      const key = JSON.stringify([agent, facts]);
      if (key === last) return;
      last = key;
      const figures = el(
        "ul",
        { class: "figures" },
        el("li", {}, sizeText(facts.bytes, words.bytes, language)),
        el(
          "li",
          { class: "digest" },
          el("code", { title: facts.sha256 }, shortDigest(facts.sha256)),
          copyButton(page, words.digest, () => facts.sha256),
        ),
        facts.ms !== undefined &&
          el("li", {}, say(facts.cached ? words.fromCache : words.built, timeText(facts.ms, language))),
        mode === "file" && el("li", { class: "verified" }, icon("check"), words.verified),
        facts.file !== undefined && el("li", {}, facts.file),
      );
      fill(
        element,
        el("div", { class: `avatar avatar-${hue(agent.urn)}`, "aria-hidden": "true" }, initials(agent.name)),
        el(
          "div",
          { class: "identity-text" },
          el(
            "h1",
            {},
            agent.name,
            " ",
            el("span", { class: "version" }, agent.version),
            " ",
            el("span", { class: "badge" }, agent.type),
          ),
          agent.description ? el("p", { class: "description" }, agent.description) : undefined,
          figures,
        ),
      );
    },
  };
}

/** One or two letters that stand for a name: `Support Triage` is ST. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters = words.slice(0, 2).map(word => Array.from(word)[0] ?? "");
  return letters.join("").toUpperCase() || "?";
}

/** One of four colours, always the same for one agent. */
function hue(urn: string): number {
  let sum = 0;
  for (const character of urn) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 6007;
  return sum % 4;
}
