import { el } from "../dom.ts";
import type { Page, Part, Shown } from "../shared/context.ts";
import { copyButton } from "../shared/copy.ts";
import { shortDigest, sizeText } from "../shared/figures.ts";
import { pairs, section } from "./section.ts";

/** The figures that matter when something has to be proved: identity, digests, versions, inputs. */
export function detailSection(page: Page): Part<Pick<Shown, "manifest" | "facts">> {
  const { words, language } = page.start;
  return section(words.details, "details", ({ manifest, facts }) => {
    const copied = (what: string, value: string, shown = value) =>
      el(
        "span",
        { class: "copied" },
        el("code", { title: value }, shown),
        copyButton(page, what, () => value),
      );
    const rows: [string, Node | string][] = [
      [words.id, copied(words.id, manifest.agent.id)],
      [words.urn, copied(words.urn, manifest.agent.urn)],
      [words.digest, copied(words.digest, facts.sha256, shortDigest(facts.sha256))],
      [words.size, sizeText(facts.bytes, words.bytes, language)],
      [words.target, manifest.target],
      [words.abi, String(manifest.abi)],
      [words.compiler, manifest.compiler],
    ];
    if (manifest.kernel !== undefined)
      rows.push([words.kernel, copied(words.kernel, manifest.kernel, shortDigest(manifest.kernel))]);
    const inputs = manifest.inputs.map(input => el("li", {}, el("code", { title: input.sha256 }, input.path)));
    return [pairs(rows), el("h3", { class: "small" }, words.inputs), el("ul", { class: "inputs" }, ...inputs)];
  });
}
