import type { AgentCard, Json, JsonObject } from "@agentwright/protocol";
import { el } from "../dom.ts";
import type { Page, Part } from "../shared/context.ts";
import { pairs, section } from "./section.ts";

/** Traits, style and instructions; and the model, if one is named. */
export function personalitySection(page: Page): Part<AgentCard> {
  const { words } = page.start;
  return section(words.personality, "personality", ({ personality = {}, model }) => {
    const traits = Array.isArray(personality.traits) ? personality.traits.map(String) : [];
    const rows: [string, string][] = [
      [words.style, plain(personality.communicationStyle)],
      [words.tone, plain(personality.tone)],
      [words.answers, plain(personality.responseLength)],
      [words.model, modelText(model)],
    ];
    const filled = rows.filter(([, value]) => value !== "");
    const instructions = plain(personality.customInstructions);
    if (traits.length === 0 && filled.length === 0 && instructions === "") return undefined;
    return [
      el("ul", { class: "chips" }, ...traits.map(trait => el("li", { class: "chip" }, trait))),
      pairs(filled),
      ...(instructions === ""
        ? []
        : [el("blockquote", { class: "instructions", "aria-label": words.instructions }, instructions)]),
    ];
  });
}

function plain(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function modelText(model: JsonObject | undefined): string {
  return [plain(model?.provider), plain(model?.name)].filter(Boolean).join(" / ");
}
