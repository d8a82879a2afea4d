import { el } from "../dom.ts";
import type { Page, Part, Shown } from "../shared/context.ts";
import { detailSection } from "./details.ts";
import { identityCard } from "./identity.ts";
import { orchestrationSection } from "./orchestration.ts";
import { permissionSection } from "./permissions.ts";
import { personalitySection } from "./personality.ts";
import { promptSection } from "./prompts.ts";
import { resourceSection } from "./resources.ts";
import { secretSection } from "./secrets.ts";
import { toolSection } from "./tools.ts";

/** What the parts show: the plugin, and the names of the keys that are set, where that is known. */
export interface PartsState {
  readonly shown: Shown;
  readonly secrets: readonly string[] | undefined;
}

/** Everything below the banner, in reading order: who it is, what it can be made to do, what it may and holds. */
export function pageParts(page: Page): Part<PartsState> {
  const { words, mode } = page.start;
  const identity = identityCard(page);
  const tools = toolSection(page);
  const prompts = promptSection(page);
  const resources = resourceSection(page);
  const orchestration = orchestrationSection(page);
  const permissions = permissionSection(page);
  const secrets = secretSection(page);
  const personality = personalitySection(page);
  const details = detailSection(page);
  const main = el("main", {}, orchestration.element, tools.element, prompts.element, resources.element);
  const aside = el(
    "aside",
    { "aria-label": words.aside },
    permissions.element,
    secrets.element,
    personality.element,
    details.element,
  );
  const note = mode === "page" && el("footer", { class: "page-note" }, words.pageNote);
  return {
    element: el("div", { class: "page-frame" }, identity.element, el("div", { class: "columns" }, main, aside), note),
    update({ shown, secrets: set }) {
      const { manifest, facts } = shown;
      identity.update(shown);
      orchestration.update(manifest.orchestration ?? null);
      tools.update(manifest.tools);
      prompts.update(manifest.prompts);
      resources.update(manifest.resources);
      permissions.update(manifest.permissions);
      secrets.update({ needed: manifest.secrets, ...(set === undefined ? {} : { set }) });
      personality.update(manifest.agent);
      details.update({ manifest, facts });
    },
  };
}
