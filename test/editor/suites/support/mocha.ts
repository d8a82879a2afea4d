/** The runner brings a mocha of its own and sets its words as globals; importing another one would not be heard. */
interface Mocha {
  describe(title: string, body: () => void): void;
  it(title: string, body: () => Promise<void>): void;
  before(body: () => Promise<void>): void;
  afterEach(body: () => Promise<void>): void;
}

export const { describe, it, before, afterEach } = globalThis as unknown as Mocha;
