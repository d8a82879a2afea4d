/** What the process around PGlite is asked, one message after the other. */
export type Ask = { readonly id: number } & (
  | {
      readonly kind: "open";
      /** Folder whose `node_modules` holds PGlite. */
      readonly folder: string;
      /** A file that holds the database as it is after `schema`; written if it is not there. Absent: none is kept. */
      readonly snapshot?: string;
      /** SQL, each text run by itself. */
      readonly schema: readonly string[];
    }
  | { readonly kind: "query"; readonly text: string; readonly values: readonly unknown[] }
  | { readonly kind: "run"; readonly text: string }
);

export interface Answer {
  readonly id: number;
  readonly rows?: readonly unknown[];
  readonly error?: { readonly message: string; readonly code?: string };
}
