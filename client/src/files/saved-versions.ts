/** What is asked of an open document; `version` grows with each change. */
interface Versioned {
  readonly version: number;
  readonly isDirty: boolean;
}

/**
 * Tells of open documents whether their files may lack text of theirs. `isDirty` alone does not: after each save the editor
 * tells extensions that a document is clean, also where it was changed while it was written, and does not take that back
 * before a later change of that state. With `files.autoSave` this happens to whoever goes on typing.
 */
export class SavedVersions<T extends Versioned> {
  readonly #begun = new WeakMap<T, number>();
  readonly #written = new WeakMap<T, number>();

  /** A save begins: what the document holds now will be in its file. */
  begin(document: T): void {
    this.#begun.set(document, document.version);
  }

  /** It has ended. */
  end(document: T): void {
    this.#written.set(document, this.#begun.get(document) ?? document.version);
    this.#begun.delete(document);
  }

  /** True where the file may not hold what the document holds. What changes a document as it is saved may be its reason. */
  lacks(document: T): boolean {
    return document.isDirty || document.version > (this.#written.get(document) ?? document.version);
  }
}
