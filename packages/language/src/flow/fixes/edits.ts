import type { Json } from "@agentwright/protocol";
import type { TextEdit } from "../../syntax/index.ts";
import type { FileView, StepView } from "../check/view.ts";
import type { FlowSpan, OptionModel, Static } from "../model.ts";

type View = Pick<FileView, "document">;

/** Puts another value in the place of one that is written in this file. Quotes stay as they were. */
export function setValue({ document: { text } }: View, value: Static<unknown>, to: Json): readonly TextEdit[] {
  const place = value.known ? (value.source ?? value.span) : undefined;
  if (!place || place.file !== undefined || place.start >= place.end) return [];
  return [{ start: place.start, end: place.end, text: print(to, text[place.start]) }];
}

/** A value in TypeScript, in the quotes that were there before. */
export function print(value: Json, quote = '"'): string {
  if (typeof value !== "string") return JSON.stringify(value);
  const inner = JSON.stringify(value).slice(1, -1);
  if (quote === "`") return `\`${inner.replaceAll('\\"', '"').replaceAll("`", "\\`").replaceAll("${", "\\${")}\``;
  return quote === "'" ? `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'` : `"${inner}"`;
}

/** Gives a step another slug, wherever its flow names it: in dependencies and handlers too. */
export function renameStep(view: View, step: StepView, to: string): readonly TextEdit[] {
  const own = setValue(view, step.model.slug, to);
  if (own.length === 0) return [];
  const edits = new Map(own.map(edit => [edit.start, edit]));
  for (const other of step.flow.steps.slice(step.index + 1)) {
    const { dependencies, handlerUses } = other.model;
    if (!dependencies.known) return [];
    let depends = false;
    for (const { slug } of dependencies.value) {
      if (!slug.known || slug.value !== step.slug) continue;
      depends = true;
      for (const edit of setValue(view, slug, to)) edits.set(edit.start, edit);
    }
    if (!depends) continue;
    for (const { slug, span, kind } of handlerUses) {
      if (slug !== step.slug || span.file !== undefined) continue;
      const text = kind === "shorthand" ? `${to}: ${slug}` : to;
      edits.set(span.start, { start: span.start, end: span.end, text });
    }
  }
  return [...edits.values()];
}

/** Takes an option out of the object that it is written in, with its comma; only out of the step's own object. */
export function removeOption(view: View, { nameSpan, value }: OptionModel, within?: FlowSpan): readonly TextEdit[] {
  const start = nameSpan.start;
  const end = Math.max(nameSpan.end, value.span.end);
  if (!within || nameSpan.file !== undefined || start < within.start || end > within.end) return [];
  return [removal(view, start, end)];
}

/** Takes one element out of a list, with its comma. */
export function removeElement(view: View, element: FlowSpan, within: FlowSpan): readonly TextEdit[] {
  const { start, end } = element;
  if (element.file !== undefined || start < within.start || end > within.end || start >= end) return [];
  return [removal(view, start, end)];
}

function removal({ document: { text } }: View, start: number, end: number): TextEdit {
  const behind = /^\s*,\s*/.exec(text.slice(end, end + 1000))?.[0] ?? "";
  const last = /^[\]}]/.test(text.slice(end + behind.length));
  const before = /,?\s*$/.exec(text.slice(Math.max(0, start - 1000), start))?.[0] ?? "";
  if (behind !== "" && !last) return { start, end: end + behind.length, text: "" };
  if (behind !== "") {
    const room = /\s*$/.exec(text.slice(Math.max(0, start - 1000), start))?.[0] ?? "";
    return { start: start - room.length, end: end + behind.trimEnd().length, text: "" };
  }
  return before.startsWith(",") ? { start: start - before.length, end, text: "" } : { start, end, text: "" };
}

/** Gives an option another name. */
export function renameOption({ nameSpan, value }: OptionModel, to: string, within?: FlowSpan): readonly TextEdit[] {
  const { start, end, file } = nameSpan;
  if (!within || file !== undefined || start < within.start || end > within.end) return [];
  // `{ retries }` is short for `{ retries: retries }`.
  const short = value.span.start === start && value.span.end === end;
  return short ? [{ start, end: start, text: `${to}: ` }] : [{ start, end, text: to }];
}

/** Moves the call of a step to before that of another. None where something else stands between the calls. */
export function moveBefore({ document: { text } }: View, step: StepView, other: StepView): readonly TextEdit[] {
  const { steps } = step.flow;
  for (let i = other.index + 1; i <= step.index; i++) {
    const from = steps[i - 1]?.model.span.end ?? 0;
    const to = steps[i]?.model.span.start ?? 0;
    if (!/^(?:\s|\/\/[^\n]*\n|\/\*(?:(?!\*\/)[\s\S])*\*\/)*$/.test(text.slice(from, to))) return [];
  }
  const before = steps[step.index - 1]?.model.span.end;
  if (before === undefined) return [];
  const { span } = step.model;
  const room = /\s*$/.exec(text.slice(Math.max(0, other.model.span.start - 1000), other.model.span.start))?.[0] ?? "";
  const at = other.model.span.start - room.length;
  return [
    { start: at, end: at, text: text.slice(before, span.end) },
    { start: before, end: span.end, text: "" },
  ];
}

/** What is written at a place of this file. */
export function written({ document: { text } }: View, { start, end, file }: FlowSpan): string | undefined {
  return file === undefined ? text.slice(start, end) : undefined;
}
