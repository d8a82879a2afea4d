type Describe = (title: string, body: () => void) => void;

/** The runner brings a mocha of its own and sets its words as globals; importing another one would not be heard. */
interface Mocha {
  readonly describe: Describe & { readonly skip: Describe };
  it(title: string, body: () => Promise<void>): void;
  before(body: () => Promise<void>): void;
  after(body: () => Promise<void>): void;
  afterEach(body: () => Promise<void>): void;
}

export const { describe, it, before, after, afterEach } = globalThis as unknown as Mocha;
