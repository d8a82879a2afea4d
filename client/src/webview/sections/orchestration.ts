import type { PluginManifest } from "@agentwright/protocol";
import { button, el } from "../dom.ts";
import type { Page, Part } from "../shared/context.ts";
import { shortDigest } from "../shared/figures.ts";
import { say } from "../shared/say.ts";
import { section } from "./section.ts";

/** The agents that an orchestration runs, in their order. */
export function orchestrationSection(page: Page): Part<PluginManifest["orchestration"] | null> {
  const { words } = page.start;
  return section(words.steps, "orchestration", orchestration => {
    if (!orchestration) return undefined;
    const { kind, maxIterations, agents } = orchestration;
    const sentences: Readonly<Record<string, string>> = {
      sequential: words.sequential,
      parallel: words.parallel,
      loop: say(words.loop, maxIterations ?? "?"),
      llm: words.llm,
    };
    const steps = agents.map(agent => {
      const name = `${agent.slug} ${agent.version}`;
      const open = () => page.port.post({ type: "agent", path: agent.path });
      const title =
        page.start.mode === "document"
          ? button({ class: "link", "aria-label": say(words.openAgent, agent.slug) }, open, name)
          : el("span", {}, name);
      return el("li", { class: "step" }, title, el("code", { title: agent.sha256 }, shortDigest(agent.sha256)));
    });
    return [el("p", { class: "note" }, sentences[kind] ?? kind), el("ol", { class: `steps steps-${kind}` }, ...steps)];
  });
}
