// The arrows of the house: who may import whom. Changed together with the table in CONTRIBUTING.md.

/** What may be imported from where. Rooms not named in a list are closed to it. */
const rooms = {
  domain: [],
  contract: [],
  backend: ['domain'],
  i18n: ['backend', 'domain'],
  styles: ['backend', 'domain', 'lit'],
  context: ['backend', 'domain', 'lit'],
  controllers: ['context', 'backend', 'domain', 'i18n', 'lit', 'altcha'],
  elements: ['controllers', 'context', 'backend', 'domain', 'i18n', 'styles', 'lit'],
  // The resolver that makes `backend="https://…"` an http adapter enters the context here: the one wanted exception.
  define: ['elements', 'context', 'backend', 'adapters/http'],
  // The contract check runs against a URL.
  testing: ['backend', 'domain', 'adapters/http', 'altcha'],
};

const outside = {
  altcha: String.raw`node_modules/altcha-lib/`,
  lit: String.raw`node_modules/(lit|lit-html|lit-element|@lit|@lit-labs)/`,
};

/** @param {string} room */
function pattern(room) {
  return outside[room] ?? `^src/${room}/`;
}

const roomRules = Object.entries(rooms).map(([room, open]) => ({
  name: `${room}-imports-only`,
  comment: `src/${room} may import ${['itself', ...open].join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { pathNot: [room, ...open].map(pattern) },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'adapters-imports-only',
      comment: 'An adapter may import itself, backend and domain, never another adapter; only http also contract.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { pathNot: ['^src/adapters/$1/', '^src/backend/', '^src/domain/', '^src/contract/'] },
    },
    {
      name: 'contract-is-for-http',
      comment: 'Wire shapes end in the http adapter; everybody else speaks domain.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/adapters/http/', '^src/contract/'] },
      to: { path: '^src/contract/' },
    },
    {
      name: 'elements-keep-to-themselves',
      comment: 'What two elements share lives in elements/parts.',
      severity: 'error',
      from: { path: '^src/elements/([^/]+)/' },
      to: { path: '^src/elements/', pathNot: ['^src/elements/$1/', '^src/elements/parts/'] },
    },
    {
      name: 'parts-know-no-element',
      comment: 'A part serves every element, so it imports none of them.',
      severity: 'error',
      from: { path: '^src/elements/parts/' },
      to: { path: '^src/elements/', pathNot: '^src/elements/parts/' },
    },
    {
      name: 'only-define-registers',
      comment: 'Only define/ has side effects, so nobody else imports it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/define/' },
      to: { path: '^src/define/' },
    },
    {
      name: 'index-brings-no-adapter',
      comment: 'A site pays for the adapter it imports, and for no other.',
      severity: 'error',
      from: { path: '^src/index' },
      to: { path: '^src/adapters/' },
    },
    {
      name: 'src-stands-alone',
      comment: 'The library knows neither its demo nor its tests.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(demo|test)/' },
    },
    {
      name: 'src-uses-published-packages-only',
      comment: 'What src imports must be in `dependencies`, or a site that installs us lacks it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
    {
      name: 'no-node-in-src',
      comment: 'The library runs in browsers and on every server runtime; only its contract check is a Node program.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/testing/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'backend-imports-only-domain-and-contract',
      comment: 'The reference backend shares words and wire with the library, nothing else.',
      severity: 'error',
      from: { path: '^demo/backend/', pathNot: '^demo/backend/test/' },
      to: { path: '^src/', pathNot: ['^src/domain/', '^src/contract/'] },
    },
    {
      name: 'demo-knows-no-tests',
      severity: 'error',
      from: { path: '^demo/', pathNot: '^demo/backend/test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^(src|demo)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      comment: 'The demo imports the package by its name, which resolves once it is built.',
      severity: 'error',
      from: { path: '^(src|demo)/' },
      to: { couldNotResolve: true, pathNot: '^cowork-widgets' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
