import type { CancellationToken } from "vscode-languageserver";
import type { OpenFile } from "../documents/open-file.ts";
import { guard, type Server } from "../feature.ts";
import type { Answer, AnswerTo, Later, ParamsOf, Question } from "./answers.ts";
import { kindOf } from "./index.ts";

/** The handler of a request about one open file: its kind answers. `nothing`: the answer of all others. */
export function ask<Q extends Question>(server: Server, method: string, question: Q, nothing: AnswerTo<Q>) {
  return guard(server, method, nothing, (params: ParamsOf<Q>, token) =>
    askKind(server, question, params, token, nothing),
  );
}

/** What the kind of a file answers, with no guard of its own. */
export function askKind<Q extends Question>(
  server: Server,
  question: Q,
  params: ParamsOf<Q>,
  token: CancellationToken,
  nothing: AnswerTo<Q>,
): AnswerTo<Q> | Promise<AnswerTo<Q>> {
  const { uri } = params.textDocument;
  const file = server.documents.get(uri);
  const answer = file && answerOf(file, question);
  if (!answer) return nothing;
  if (typeof answer === "function") return answer(server, file, params, token);
  return answer.load().then(loaded => {
    // While it was loaded the file may have been edited, closed, or become one of another kind.
    const now = server.documents.get(uri);
    return now?.kind === file.kind ? loaded(server, now, params, token) : nothing;
  });
}

type Given<Q extends Question> = Answer<OpenFile, Q> | Later<Answer<OpenFile, Q>>;

function answerOf<Q extends Question>(file: OpenFile, question: Q): Given<Q> | undefined {
  return kindOf(file)?.answers[question] as Given<Q> | undefined;
}
