/** The stripped modules of a flow file, as the child gets them. */
export interface EvaluationTask {
  readonly entry: string;
  readonly modules: readonly EvaluationModule[];
}

export interface EvaluationModule {
  /** Path relative to the root; errors name it. */
  readonly name: string;
  readonly code: string;
  readonly json: boolean;
  /** What each of its specifiers stands for. */
  readonly imports: Readonly<Record<string, EvaluationImport>>;
}

/** A module of the task by its name, or a package that is not loaded: the names that are imported from it. */
export type EvaluationImport =
  | { readonly module: string }
  | { readonly names: readonly string[]; readonly pgflow: boolean };

export type ChildMessage =
  | { readonly kind: "ready"; readonly rssBytes: number }
  | { readonly kind: "done"; readonly flows: string; readonly output: string }
  | { readonly kind: "failed"; readonly message: string; readonly place?: string; readonly output: string };
