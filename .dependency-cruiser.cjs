// Who may import whom; the map behind it is docs/architecture.md. `pnpm check:imports` runs it.

const { readFileSync } = require('node:fs')

// A module may import those before it in the list, never one after it.
const LIST = 'apps/server/src/modules.ts'
const MODULE_ORDER = [...readFileSync(`${__dirname}/${LIST}`, 'utf8').matchAll(/'\.\/areas\/(.+)\/module\.ts'/g)].map(
  ([, name]) => name,
)

const MODULES = '^apps/server/src/areas'
// Tests, and what exists only to help them, are held to fewer rules than what ships.
const TESTS = '\\.(test|property\\.test)\\.tsx?$|/testing/'

const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

// Statements that read a table of a later module, each with what it asks. Nothing is added here: a screen reads across modules,
// an event tells what a later one did, a port is filled by it.
const READS_OF_LATER_TABLES = [
  'club/rules/rule-drafts.repository', // how many members stand on a tier that a draft takes away
  'club/membership/upgrade-facts.queries', // repairs that lift a tier
  'club/benefits/benefits.queries', // the order that a benefit was given on
  'club/discounts/approvals.queries', // the order that an approval was used on
  'club/discounts/demo', // the visits of the demo
  'club/simulation/past-visits.queries', // the visits that a draft of the rules is tried on
]

const moduleOrder = MODULE_ORDER.slice(0, -1).map((name, index) =>
  forbid(
    `module-order-${name}`,
    `'${name}' stands before these modules: let the later one import it, or raise an event.`,
    { path: `${MODULES}/${name}/`, pathNot: TESTS },
    { path: `${MODULES}/(${MODULE_ORDER.slice(index + 1).join('|')})/`, pathNot: '\\.tables\\.ts$' },
  ),
)

const tableOrder = MODULE_ORDER.slice(0, -1).map((name, index) =>
  forbid(
    `table-order-${name}`,
    `'${name}' stands before the modules of these tables, and does not know what they look like.`,
    { path: `${MODULES}/${name}/`, pathNot: [TESTS, `${MODULES}/(${READS_OF_LATER_TABLES.join('|')})\\.ts$`] },
    { path: `${MODULES}/(${MODULE_ORDER.slice(index + 1).join('|')})/[^/]+\\.tables\\.ts$` },
  ),
)

const modules = [
  ...moduleOrder,
  ...tableOrder,
  forbid(
    'module-unknown',
    `A new module needs its place in ${LIST}.`,
    { path: `${MODULES}/(?!(${MODULE_ORDER.join('|')})/)[^/]+/` },
    {},
  ),
  forbid(
    'module-only-by-index',
    "Another module's index.ts is its whole public face; besides, a later module may read its tables.",
    { path: `${MODULES}/([^/]+/[^/]+)/`, pathNot: TESTS },
    {
      path: `${MODULES}/[^/]+/[^/]+/`,
      pathNot: [`${MODULES}/$1/`, `${MODULES}/[^/]+/[^/]+/(index|[^/]+\\.tables)\\.ts$`],
    },
  ),
  forbid(
    'platform-below-areas',
    'The platform knows no area.',
    { path: '^apps/server/src/platform/', pathNot: TESTS },
    { path: MODULES },
  ),
]

const packages = [
  forbid(
    'domain-imports-nothing',
    'The rules are pure: no package, no Node module, nothing of ours.',
    { path: '^packages/domain/src/', pathNot: TESTS },
    { pathNot: '^packages/domain/src/' },
  ),
  forbid(
    'contract-imports-domain-types-and-zod',
    'The contract is schemas: zod, and types of the domain.',
    { path: '^packages/contract/src/', pathNot: TESTS },
    { pathNot: ['^packages/contract/src/', '^packages/domain/src/', '/node_modules/zod(-openapi)?/'] },
  ),
  forbid(
    'contract-takes-only-types-of-domain',
    'The contract takes only types from the domain.',
    { path: '^packages/contract/src/', pathNot: TESTS },
    { path: '^packages/domain/', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'codes-free-of-zod',
    'Codes and refusals go into the phone, the desk and the words: zod must not come along.',
    { path: '^packages/contract/src/(codes|refusals)\\.ts$' },
    { path: ['/node_modules/', '^packages/domain/'], reachable: true },
  ),
  forbid(
    'routes-free-of-zod',
    '@cheyou/contract/routes goes there too: of everything else it takes only types.',
    { path: '^packages/contract/src/((form|route)\\.ts$|routes/)', pathNot: TESTS },
    { pathNot: '^packages/contract/src/((form|route)\\.ts$|routes/)', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'words-take-only-types',
    'The words go into the phone whole: of other packages they take types, and values from @cheyou/contract/codes.',
    { path: '^packages/words/src/', pathNot: TESTS },
    {
      pathNot: ['^packages/words/src/', '^packages/contract/src/codes\\.ts$'],
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'card-code-runs-anywhere',
    'The card code runs in a bare JavaScript engine on the phone: only @noble/hashes.',
    { path: '^packages/card-code/src/', pathNot: TESTS },
    { pathNot: ['^packages/card-code/src/', '/node_modules/@noble/hashes/'] },
  ),
  forbid(
    'wechat-sandbox-stands-alone',
    'The sandbox is WeChat, not a part of us: it knows none of our packages.',
    { path: '^packages/wechat-sandbox/src/', pathNot: TESTS },
    { path: '^(apps|tests|packages/(?!wechat-sandbox/))' },
  ),
  forbid(
    'packages-below-apps',
    'Packages do not import apps or tests.',
    { path: '^packages/' },
    { path: '^(apps|tests)/' },
  ),
]

const clients = [
  forbid(
    'clients-without-server',
    'The mini-program and the console talk to the server over HTTP only.',
    { path: '^apps/(miniapp|console)/' },
    { path: '^apps/server/|^packages/wechat-sandbox/' },
  ),
  forbid(
    'clients-take-only-types',
    'The clients take types; the only values come from @cheyou/contract/codes and @cheyou/contract/routes, so that zod stays out of the bundle.',
    { path: '^apps/(miniapp|console)/', pathNot: TESTS },
    {
      path: '^packages/(contract|domain)/',
      pathNot: '^packages/contract/src/(codes\\.ts$|routes/)',
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'clients-apart',
    'The mini-program and the console share packages, not files.',
    { path: '^apps/(miniapp|console)/' },
    { path: '^apps/(miniapp|console)/', pathNot: '^apps/$1/' },
  ),
  forbid(
    'subpackages-apart',
    'A subpackage may not be loaded when another runs.',
    { path: '^apps/miniapp/src/subpackages/([^/]+)/' },
    { path: '^apps/miniapp/src/subpackages/', pathNot: '^apps/miniapp/src/subpackages/$1/' },
  ),
  forbid(
    'main-package-without-subpackages',
    'What the main package imports from a subpackage would move into the main package.',
    { path: '^apps/miniapp/src/(?!subpackages/)' },
    { path: '^apps/miniapp/src/subpackages/' },
  ),
]

const tests = [
  forbid(
    'whole-system-tests-from-outside',
    'End-to-end and load tests see the system from outside: HTTP and the command line.',
    { path: '^tests/(e2e|load)/' },
    { path: '^apps/' },
  ),
  forbid(
    'nothing-shipped-imports-tests',
    'What ships does not need what tests it.',
    { path: '^(apps|packages)/[^/]+/src/', pathNot: TESTS },
    { path: `^tests/|${TESTS}` },
  ),
]

const everywhere = [
  forbid(
    'no-cycles',
    'Two files that need each other are one idea, or want a third file. (Types alone may go round: nothing runs.)',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  forbid('resolvable', 'This import leads nowhere.', {}, { couldNotResolve: true }),
  forbid(
    'declared',
    'A package that is imported stands in the package.json beside it; only the test runner stands at the root.',
    { path: '^(apps|packages)/', pathNot: TESTS },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  forbid(
    'server-runs-without-dev-dependencies',
    'The server must run after an install for production.',
    { path: '^(apps/server|packages/[^/]+)/src/', pathNot: TESTS },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
]

module.exports = {
  forbidden: [...modules, ...packages, ...clients, ...tests, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages)/[^/]+/dist/' },
    // Imports of types count: they are how a layer leaks first.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default', 'require'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.js'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
}
