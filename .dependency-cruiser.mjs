// The layering of Engine Room. Each rule carries its reason; `npm run check` holds them.

const machineRoom = 'content';
const testFile = '\\.test\\.tsx?$';

/**
 * One layer of runtime/: what it may import besides itself.
 * @param {string} layer @param {string[]} below @param {string} comment
 */
const layer = (layer, below, comment) => ({
  name: `runtime-${layer}`,
  comment,
  severity: 'error',
  from: { path: `^runtime/${layer}/`, pathNot: testFile },
  to: { path: '^runtime/', pathNot: `^runtime/(${[layer, ...below].join('|')})/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that import each other can only be read, tested and moved together.',
      severity: 'error',
      // Go's grammar is recursive (an expression holds a function, which holds statements), and so are
      // the three folders that follow it file by file. What leads out of them is held by the layers.
      from: { pathNot: '^runtime/(syntax/parser|types/check|compile)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-resolvable',
      comment: 'An import that leads nowhere would pass every other rule here.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(\\./)?app/_generated/' },
    },
    {
      name: 'no-undeclared-package',
      comment: 'What is imported stands in package.json, or a fresh clone breaks.',
      severity: 'error',
      from: { pathNot: testFile },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    layer('base', [], 'Spans, diagnostics and asserts know nothing of Go.'),
    layer('syntax', ['base'], 'A file can be parsed without knowing what its names mean.'),
    layer(
      'types',
      ['base', 'syntax'],
      'The checker is given package signatures; it imports no library.',
    ),
    layer(
      'names',
      ['base', 'syntax', 'types'],
      'What names stand for is read off the checked sources; nothing runs for it.',
    ),
    layer(
      'code',
      ['base', 'types'],
      'The compiled program is data: it knows neither trees nor the machine.',
    ),
    layer('compile', ['base', 'syntax', 'types', 'code'], 'Trees and types in, code out.'),
    layer(
      'machine',
      ['base', 'types', 'code'],
      'The machine runs code and tells a listener; it knows no source text, no library, no recording.',
    ),
    layer(
      'world',
      ['base', 'types', 'code', 'machine'],
      'Clock, network, files and processes surround the machine.',
    ),
    layer(
      'lib',
      ['base', 'types', 'code', 'machine', 'world'],
      'Native packages stay thin: machine and world are all they see.',
    ),
    layer(
      'timeline',
      ['base', 'types', 'code', 'machine', 'world'],
      'Recording listens to the machine; no library is recorded by name.',
    ),
    layer(
      'session',
      ['base', 'syntax', 'types', 'compile', 'code', 'machine', 'world', 'lib', 'timeline'],
      'The façade joins the layers; nothing below knows it.',
    ),
    {
      name: 'runtime-is-closed',
      comment:
        'The machine is plain TypeScript: no package, no Node, no page. The same run everywhere.',
      severity: 'error',
      from: { path: '^runtime/', pathNot: ['^runtime/(cli|testing)/', testFile] },
      to: { pathNot: '^runtime/' },
    },
    {
      name: 'testing-for-tests',
      comment: 'The harness reads files and compares output; nothing that ships may lean on it.',
      severity: 'error',
      from: { pathNot: ['^runtime/testing/', testFile, '^e2e/', '^tools/'] },
      to: { path: '^runtime/testing/' },
    },
    {
      name: 'cli-is-a-leaf',
      comment: 'The command line is a user of the machine like the page is.',
      severity: 'error',
      // The harness finds sources as the command line does.
      from: { path: '^runtime/', pathNot: ['^runtime/(cli|testing)/', testFile] },
      to: { path: '^runtime/cli/' },
    },
    {
      name: 'one-door',
      comment:
        'Pages see runtime/index alone (the protocol types of a session with the patches it speaks of, and what names stand for, found out when pages are built), so the inside can change.',
      severity: 'error',
      from: { path: '^(app|content)/', pathNot: testFile },
      to: {
        path: '^runtime/',
        pathNot: '^runtime/(index|names/index|session/(protocol|sharing))\\.ts$',
      },
    },
    {
      name: 'content-imports-types',
      comment: 'Content is data: it may name types, it runs nothing.',
      severity: 'error',
      from: { path: `^${machineRoom}/`, pathNot: testFile },
      to: { pathNot: `^${machineRoom}/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-page-below',
      comment: 'Nothing the page is built from may import the page.',
      severity: 'error',
      // Recorders are run by hand and bundle what they need as the tools do.
      from: { path: '^(runtime|content)/', pathNot: '^runtime/testing/record[a-z-]*[.]mjs$' },
      to: { path: '^(app|e2e|tools)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-to-dev-dep',
      comment: 'The served pages must not need what only tests and tools need.',
      severity: 'error',
      from: { path: '^(app|runtime|content)/', pathNot: [testFile, '^runtime/(cli|testing)/'] },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^\\.next/', '^next-env\\.d\\.ts$', '^app/_generated/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
