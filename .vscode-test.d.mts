declare const groups: readonly {
  readonly label: string;
  readonly files: string;
  readonly workspaceFolder: string;
  readonly mocha: Readonly<Record<string, unknown>>;
}[];
export default groups;
