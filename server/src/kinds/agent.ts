import { folds } from "@agentwright/language/agent/features/folding/folding";
import { inlays } from "@agentwright/language/agent/features/inlay/inlay";
import { lenses } from "@agentwright/language/agent/features/lenses";
import { links } from "@agentwright/language/agent/features/links/links";
import { selectionAt } from "@agentwright/language/agent/features/selection/selection";
import { symbols } from "@agentwright/language/agent/features/symbols/symbols";
import { checkAgent, prepareAgent } from "@agentwright/language/agent/index";
import { formatOptions, toTextEdits } from "../actions/format-options.ts";
import { atCursor } from "../at-cursor.ts";
import type { OpenAgent } from "../documents/open-file.ts";
import { patiently } from "../documents/patiently.ts";
import { later } from "./answers.ts";
import type { Kind } from "./kind.ts";
import { names } from "./names.ts";

/** Agent configs. What is asked at every keystroke is at hand; the rest is loaded with the first question. */
export const agentKind: Kind<OpenAgent> = {
  check: ({ agent }, { surroundings, context }) => (surroundings().included ? checkAgent(agent, context()) : []),
  // After an edit only what it touched is checked, and that is soon done.
  prepare: async ({ agent }, isNew, isStopped) =>
    !(isNew || agent.source.root) || patiently(prepareAgent(agent), isStopped),
  isHeard: true,
  answers: {
    completion: later(atCursor, ({ complete, completionList }) => ({ world, abilities }, file, { position }) => {
      const { outside } = world.surroundings(file.uri);
      const offset = file.agent.source.lines.offsetAt(position);
      const items = complete(file.agent, offset, { outside, snippets: abilities.snippets });
      return completionList(items, abilities.completion);
    }),
    hover: later(atCursor, ({ hover }) => ({ world }, { uri, agent }, { position }) => {
      const { outside } = world.surroundings(uri);
      return hover(agent, agent.source.lines.offsetAt(position), { outside, secrets: world.secrets }) ?? null;
    }),
    inlineCompletion: later(
      atCursor,
      ({ inlineCompletion }) =>
        (_server, { agent }, { position, context }) =>
          context.selectedCompletionInfo ? [] : inlineCompletion(agent, agent.source.lines.offsetAt(position)),
    ),
    signatureHelp: later(atCursor, ({ signature }) => ({ abilities }, { agent }, { position }) => {
      return signature(agent, agent.source.lines.offsetAt(position), abilities.signature) ?? null;
    }),
    // Loaded with the first light bulb: nobody who only types needs it.
    codeAction: later(
      () => import("../actions/actions-for.ts"),
      ({ agentActions }) => agentActions,
    ),
    codeLens: ({ world, built }, { uri, agent }) =>
      lenses(agent, {
        uri,
        built: built.get(uri),
        users: world.users(uri),
        secretUsers: secret => world.secretUsers(uri, secret),
      }),
    documentSymbol: ({ abilities }, { agent }) => symbols(agent, abilities.symbolTags),
    documentLink: ({ world }, { uri, agent }) => {
      const { outside } = world.surroundings(uri);
      return links(agent, outside, path => world.beside(uri, path));
    },
    foldingRange: ({ abilities }, { agent }) => folds(agent, abilities.foldingLimit),
    selectionRange: (_server, { agent }, { positions }) =>
      positions.map(position => selectionAt(agent, agent.source.lines.offsetAt(position))),
    inlayHint: (_server, { agent }, { range }) => {
      const { lines } = agent.source;
      return inlays(agent, lines.offsetAt(range.start), lines.offsetAt(range.end));
    },
    formatting: later(
      formatter,
      ({ format }) =>
        (_server, { agent: { source } }, { options }) =>
          toTextEdits(source.lines, format(source, formatOptions(options))),
    ),
    rangesFormatting: later(formatter, ({ formatRanges }) => (_server, { agent: { source } }, { ranges, options }) => {
      const { lines } = source;
      const offsets = ranges.map(({ start, end }) => {
        const from = lines.offsetAt(start);
        return { start: from, end: Math.max(from, lines.offsetAt(end)) };
      });
      return toTextEdits(lines, formatRanges(source, offsets, formatOptions(options)));
    }),
    ...names,
    linkedEditing: later(
      () => import("../names/answers.ts"),
      ({ linkedAt }) =>
        (server, _file, params) =>
          linkedAt(server, params),
    ),
  },
};

function formatter() {
  return import("@agentwright/language/agent/format/format");
}
