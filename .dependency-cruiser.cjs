// The arrows of the house (ARCHITECTURE.md), held by `npm run lint`.
const rooms = {
  protocol: [],
  language: ["protocol"],
  kernel: ["protocol"],
  runtime: ["protocol"],
  workspace: ["protocol", "language"],
  compiler: ["protocol", "language", "workspace", "kernel", "runtime"],
};
const doors = {
  server: ["protocol", "language", "workspace"],
  cli: [...Object.keys(rooms)],
  client: [...Object.keys(rooms)],
};

/** A room may import itself and the rooms listed, nothing else of ours. Its tests may look further. */
const arrows = Object.entries({ ...rooms, ...doors }).map(([room, allowed]) => {
  const folder = room in rooms ? `packages/${room}` : room;
  const others = Object.keys({ ...rooms, ...doors }).filter(name => name !== room && !allowed.includes(name));
  return {
    name: `${room}-imports`,
    comment: `${room} may import ${allowed.length === 0 ? "no other room" : allowed.join(", ")}`,
    severity: "error",
    from: { path: `^${folder}/`, pathNot: "\\.test\\.ts$|/testing/|/scripts/" },
    to: { path: `^(${others.map(name => (name in rooms ? `packages/${name}` : name)).join("|")})/` },
  };
});

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: "no-cycles",
      comment: "two files that import each other are one file, except in a grammar, which is recursive by nature",
      severity: "error",
      from: { pathNot: "^packages/language/src/syntax/(yaml|json)/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "language-is-pure",
      comment: "language knows no file system, network, process or editor",
      severity: "error",
      from: { path: "^packages/(language|protocol)/src", pathNot: "\\.test\\.ts$|/testing/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "vscode-in-client",
      comment: "vscode is imported in client/ and test/editor/ alone",
      severity: "error",
      from: { pathNot: "^(client/src|test/editor)/" },
      to: { path: "^vscode$" },
    },
    {
      name: "no-orphan-tests-in-bundles",
      comment: "sources never import tests or test helpers",
      severity: "error",
      from: { path: "/src/", pathNot: "\\.test\\.ts$|/testing/" },
      to: { path: "\\.test\\.ts$|/testing/|^test/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // A bare import of the package of that name would be taken for our own build file.
    exclude: { path: "(^|/)(dist|node_modules|fixtures)/|^esbuild\\.mjs$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".mjs", ".js"],
    },
  },
};
