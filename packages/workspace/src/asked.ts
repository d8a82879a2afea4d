/**
 * Who rests on what: files that asked a question, by the question. Questions are `path /a/b`, `id …`, `secrets`,
 * `agents`. What was asked once counts until the asker is forgotten: too many are told of a change, never too few.
 */
export class Asked {
  readonly #askers = new Map<string, Set<string>>();
  readonly #questions = new Map<string, Set<string>>();

  /** Notes a question; true if nobody had asked it before. */
  note(asker: string, question: string): boolean {
    const askers = this.#askers.get(question);
    if (askers?.has(asker)) return false;
    if (askers) askers.add(asker);
    else this.#askers.set(question, new Set([asker]));
    const questions = this.#questions.get(asker);
    if (questions) questions.add(question);
    else this.#questions.set(asker, new Set([question]));
    return askers === undefined;
  }

  forget(asker: string): void {
    for (const question of this.#questions.get(asker) ?? []) {
      const askers = this.#askers.get(question);
      if (askers?.delete(asker) && askers.size === 0) this.#askers.delete(question);
    }
    this.#questions.delete(asker);
  }

  has(question: string): boolean {
    return this.#askers.has(question);
  }

  /** Those who asked this. */
  of(question: string): Iterable<string> {
    return this.#askers.get(question) ?? [];
  }

  /** Those who asked about anything below a folder. */
  *below(folder: string): Generator<string> {
    const begin = `path ${folder}/`;
    for (const [question, askers] of this.#askers) if (question.startsWith(begin)) yield* askers;
  }

  /** Absolute paths that somebody asked about. */
  *paths(): Generator<string> {
    for (const question of this.#askers.keys()) if (question.startsWith("path ")) yield question.slice(5);
  }
}
