// a contract, machine or store that has outgrown one file is a folder of the same name
const CLIENT_SAFE = '^cloudfunctions/(_common/|[^_/][^/]*/(contract|machine)([.]ts$|/))'
const SITE = '^site/[^/]+[.]ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or three.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'clients-see-contracts-only',
      severity: 'error',
      comment:
        'Mini-program and console may use contract.ts, machine.ts and _common/; the rest of cloudfunctions/ runs only in the cloud.',
      from: { path: '^(src|console)/' },
      to: { path: '^cloudfunctions/', pathNot: CLIENT_SAFE },
    },
    {
      name: 'contracts-are-pure',
      severity: 'error',
      comment:
        "contract.ts, machine.ts and _common/ run on phone, browser and cloud: no SDK, no Node, only zod and the site's data.",
      from: { path: CLIENT_SAFE },
      to: { pathNot: [CLIENT_SAFE, SITE, '^node_modules/zod/'] },
    },
    {
      name: 'only-stores-touch-the-database',
      severity: 'error',
      comment: 'A query outside store.ts cannot be found by the next reader.',
      from: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/([^_/][^/]*/store([.]ts$|/)|_server/)' },
      to: { path: '^cloudfunctions/_server/db[.]ts$' },
    },
    {
      name: 'only-server-touches-the-sdk',
      severity: 'error',
      comment: 'CloudBase is reached through _server/ so that one folder knows the platform.',
      from: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/_server/' },
      to: { path: '^node_modules/@cloudbase/' },
    },
    {
      name: 'server-knows-no-domain',
      severity: 'error',
      comment: '_server/ serves every domain alike; what it must know of one has its place in _common/.',
      from: { path: '^cloudfunctions/_server/' },
      to: { path: '^cloudfunctions/[^_/]', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domains-meet-at-services',
      severity: 'error',
      comment: "A domain may call another domain's service, never its store or entry point.",
      from: { path: '^cloudfunctions/([^_/][^/]*)/' },
      to: { path: '^cloudfunctions/[^_/][^/]*/((store|index)[.]ts$|store/)', pathNot: '^cloudfunctions/$1/' },
    },
    {
      name: 'stores-do-not-decide',
      severity: 'error',
      comment: 'Rules live in service.ts and machine.ts; a store only reads and writes.',
      from: { path: '^cloudfunctions/[^_/][^/]*/store([.]ts$|/)' },
      to: { path: '/(service|machine)[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-do-not-meet',
      severity: 'error',
      comment: 'Pages of one feature link to another by route; shared parts move to ui/.',
      from: { path: '^(src|console/src)/features/([^/]+)/' },
      to: { path: '^(src|console/src)/features/', pathNot: '^$1/features/$2/' },
    },
    {
      name: 'pages-do-not-enter-features',
      severity: 'error',
      comment:
        'Tabs lead to features by route; what both need has a folder of its own, as aloud/ and kept/ have.',
      from: { path: '^src/(pages|aloud|kept|theme)/' },
      to: { path: '^src/features/' },
    },
    {
      name: 'ui-is-dumb',
      severity: 'error',
      comment: 'ui/ shows what it is given.',
      from: { path: '^(src|console/src)/ui/' },
      to: { path: '^(src|console/src)/(api|features|pages)' },
    },
    {
      name: 'clients-do-not-meet',
      severity: 'error',
      comment: 'What the mini-program and the console share is a contract, or it is not shared.',
      from: { path: '^(src|console)/' },
      to: { path: '^(src|console)/', pathNot: '^$1/' },
    },
    {
      name: 'emulator-stands-alone',
      severity: 'error',
      comment: 'The emulator imitates CloudBase; it must not know this product.',
      from: { path: '^emulator/' },
      to: { path: '^(src|console|cloudfunctions|site|config)/' },
    },
    {
      name: 'nothing-knows-the-emulator',
      severity: 'error',
      comment: 'Product code reaches the platform by its wire and never knows where it runs.',
      from: { path: '^(src|console|cloudfunctions|site)/' },
      to: { path: '^(emulator|tests|config)/' },
    },
    {
      name: 'site-is-data',
      severity: 'error',
      comment:
        'Another district changes site/ without reading code: it holds values, with types from contracts.',
      from: { path: SITE },
      to: { pathNot: [CLIENT_SAFE, SITE] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
  },
}
