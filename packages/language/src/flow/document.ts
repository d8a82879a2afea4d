import ts from "typescript";
import { Lines } from "../syntax/lines.ts";
import type { StepModel } from "./model.ts";
import { regrown } from "./read/regrow.ts";
import { surveyOf } from "./read/survey.ts";
import type { Survey } from "./read/unit.ts";
import type { Asked } from "./read/units.ts";

/** A flow file as text and, once it is asked for, tree. Immutable; what is found in it may be kept by it. */
export interface FlowDocument {
  /** Its name, for the extension: `.tsx` is read otherwise than `.ts`. */
  readonly fileName: string;
  readonly text: string;
  readonly lines: Lines;
  readonly tree: FlowTree;
}

export interface FlowTree {
  readonly text: string;
  readonly file: ts.SourceFile;
  /** What is where in it. */
  readonly survey: Survey;
  /** Where the parser stumbled, in offsets. */
  readonly broken: readonly { readonly start: number; readonly end: number }[];
  /** Brackets nest so deeply that the parser gave up: `file` is empty. */
  readonly tooDeep: boolean;
  /** What was last read of its steps. */
  reading?: Reading;
}

export interface Reading {
  /** It holds as long as these answers of other files are the same, and the names that import maps have for pgflow. */
  readonly asked: readonly Asked[];
  readonly aliases: string;
  readonly steps: ReadonlyMap<ts.CallExpression, StepModel>;
}

/**
 * `previous`, if it is of the same text, is the answer: what was found in it stays. If it is of a text before an edit,
 * as much of its tree as the edit left is taken over when this one's tree is asked for; should the previous one be asked
 * again, it is made again.
 */
export function openFlow(text: string, fileName: string, previous?: FlowDocument): FlowDocument {
  const edited = previous instanceof OpenedFlow && previous.fileName === fileName ? previous : undefined;
  return edited?.text === text ? edited : new OpenedFlow(text, fileName, edited?.growth);
}

class OpenedFlow implements FlowDocument {
  readonly fileName: string;
  readonly text: string;
  readonly lines: Lines;
  readonly growth: Growth;

  constructor(text: string, fileName: string, growth: Growth = { tree: undefined }) {
    this.fileName = fileName;
    this.text = text;
    this.lines = new Lines(text);
    this.growth = growth;
  }

  get tree(): FlowTree {
    const { tree } = this.growth;
    if (tree && tree.text === this.text) return tree;
    this.growth.tree = undefined;
    this.growth.tree = (tree && grownTo(this.text, this.fileName, tree)) ?? parse(this.text, this.fileName);
    return this.growth.tree;
  }
}

/** The one tree of all texts that a file has had; it is of the text that was asked about last. */
interface Growth {
  tree: FlowTree | undefined;
}

function grownTo(text: string, fileName: string, tree: FlowTree): FlowTree | undefined {
  try {
    return regrown(tree, text, inner => create(inner, fileName));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/** What the parser keeps of its problems; not in its public types, but in each of its versions. */
type WithProblems = ts.SourceFile & {
  readonly parseDiagnostics?: readonly { readonly start: number; readonly length: number }[];
};

function parse(text: string, fileName: string): FlowTree {
  try {
    const file: WithProblems = create(text, fileName);
    const broken = (file.parseDiagnostics ?? []).map(({ start, length }) => ({ start, end: start + length }));
    return { text, file, survey: surveyOf(file), broken, tooDeep: false };
  } catch (error) {
    // The parser goes down bracket by bracket: some thousand of them end its stack.
    if (!(error instanceof RangeError)) throw error;
    const file = create("", fileName);
    return { text, file, survey: surveyOf(file), broken: [{ start: 0, end: text.length }], tooDeep: true };
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
