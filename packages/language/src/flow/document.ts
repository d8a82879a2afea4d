import ts from "typescript";
import { Lines } from "../syntax/lines.ts";
import { surveyOf } from "./read/survey.ts";
import type { Survey } from "./read/unit.ts";

/** A flow file as text and, once it is asked for, tree. Immutable; what is found in it may be kept by it. */
export interface FlowDocument {
  /** Its name, for the extension: `.tsx` is read otherwise than `.ts`. */
  readonly fileName: string;
  readonly text: string;
  readonly lines: Lines;
  readonly tree: FlowTree;
}

export interface FlowTree {
  readonly file: ts.SourceFile;
  /** What is where in it. */
  readonly survey: Survey;
  /** Where the parser stumbled, in offsets. */
  readonly broken: readonly { readonly start: number; readonly end: number }[];
  /** Brackets nest so deeply that the parser gave up: `file` is empty. */
  readonly tooDeep: boolean;
}

/** `previous`, if it is of the same text, is the answer: what was found in it stays. */
export function openFlow(text: string, fileName: string, previous?: FlowDocument): FlowDocument {
  if (previous && previous.text === text && previous.fileName === fileName) return previous;
  let tree: FlowTree | undefined;
  return {
    fileName,
    text,
    lines: new Lines(text),
    get tree() {
      tree ??= parse(text, fileName);
      return tree;
    },
  };
}

/** What the parser keeps of its problems; not in its public types, but in each of its versions. */
type WithProblems = ts.SourceFile & {
  readonly parseDiagnostics?: readonly { readonly start: number; readonly length: number }[];
};

function parse(text: string, fileName: string): FlowTree {
  try {
    const file: WithProblems = create(text, fileName);
    const broken = (file.parseDiagnostics ?? []).map(({ start, length }) => ({ start, end: start + length }));
    return { file, survey: surveyOf(file), broken, tooDeep: false };
  } catch (error) {
    // The parser goes down bracket by bracket: some thousand of them end its stack.
    if (!(error instanceof RangeError)) throw error;
    const file = create("", fileName);
    return { file, survey: surveyOf(file), broken: [{ start: 0, end: text.length }], tooDeep: true };
  }
}

function create(text: string, fileName: string): ts.SourceFile {
  const options: ts.CreateSourceFileOptions = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    // Looking for `import.meta` would go down the whole tree.
    setExternalModuleIndicator: () => undefined,
  };
  return ts.createSourceFile(fileName, text, options, false, kindOf(fileName));
}

/** A flow may be written in JavaScript: the same syntax without types. */
function kindOf(fileName: string): ts.ScriptKind {
  if (/\.tsx$/i.test(fileName)) return ts.ScriptKind.TSX;
  if (/\.jsx$/i.test(fileName)) return ts.ScriptKind.JSX;
  return /\.[cm]?js$/i.test(fileName) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
}
