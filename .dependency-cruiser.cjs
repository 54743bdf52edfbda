/**
 * Who may import whom. An import that no line of `layers` allows is an error, npm packages and
 * type-only imports included; a folder that no line describes may import nothing at all.
 *
 * A layer is described by
 * - `files`: which files it is, as a regular expression; groups in it can be quoted as $1,
 * - `own`: which files of ours it may import,
 * - `types`: of which files of ours it may import types, and nothing that runs,
 * - `packages`: which npm packages it may import (`*` at the end stands for the rest of a name),
 *   or 'any'; `packageTypes`: of which it may import types alone,
 * - `node`: true when it may import modules of Node itself, or a list of them.
 *
 * Composition roots (`main`) are in nobody's `own`, except that the command-line tools start them.
 * When a wall stands in the wrong place: change this table and `src/README.md` in one commit with a
 * decision record.
 */
const domain = '^src/domain/';
const kernel = '^src/domain/kernel/';
const protocol = '^src/protocol/';
const client = (folder) => `^src/client/${folder}/`;
const server = (folder) => `^src/server/${folder}/`;
const react = ['react', 'react-dom'];

const layers = [
  // Pure rules, and the wire.
  {
    files: domain,
    own: [domain],
    packages: ['zod', 'canonicalize', '@noble/hashes', 'fractional-indexing'],
  },
  { files: protocol, own: [protocol, domain], packages: ['zod'] },

  // What a tablet runs.
  { files: client('i18n'), own: [client('i18n'), kernel] },
  {
    files: client('ui'),
    own: [client('ui'), client('i18n')],
    packages: [...react, '@phosphor-icons/core', '@fontsource/*'],
  },
  { files: client('platform'), own: [client('platform'), kernel] },
  {
    files: client('store'),
    own: [client('store'), domain, client('platform')],
    packages: ['dexie', 'zod'],
  },
  {
    files: client('files'),
    own: [client('files'), domain, protocol, client('store'), client('platform')],
    packages: ['tus-js-client', 'zod'],
  },
  {
    files: client('sync'),
    own: [client('sync'), domain, protocol, client('store'), client('files'), client('platform')],
    packages: ['fflate', 'zod'],
  },
  {
    // Work carried as a file: out of a database that may not open, into a tablet, to the office.
    files: client('bundles'),
    own: [
      client('bundles'),
      domain,
      protocol,
      client('store'),
      client('files'),
      client('sync'),
      client('platform'),
    ],
  },
  {
    files: client('services'),
    own: [client('services'), domain],
    types: [
      client('store'),
      client('sync'),
      client('files'),
      client('bundles'),
      client('platform'),
      protocol,
    ],
    packages: ['react'],
  },
  {
    files: client('form'),
    own: [client('form'), domain, client('ui'), client('i18n')],
    packages: [...react, 'react-hook-form', '@hookform/resolvers', 'zod'],
  },
  {
    files: client('documents'),
    own: [client('documents'), domain, client('ui'), client('i18n')],
    packages: [...react, 'docx', 'fflate', 'read-excel-file'],
  },
  {
    files: client('record'),
    own: [
      client('record'),
      domain,
      client('services'),
      client('form'),
      client('ui'),
      client('i18n'),
    ],
    packages: [...react, 'zod'],
  },
  {
    files: '^src/client/features/([^/]+)/',
    own: [
      '^src/client/features/$1/',
      domain,
      client('record'),
      client('services'),
      client('form'),
      client('documents'),
      client('ui'),
      client('i18n'),
    ],
    packages: [...react, 'wouter', 'react-hook-form', '@hookform/resolvers', 'zod'],
  },
  {
    files: client('app'),
    own: [client('app'), client('features'), client('services'), client('ui'), client('i18n')],
    packages: [...react, 'wouter', 'workbox-window'],
  },
  { files: client('worker'), own: [client('worker'), protocol], packages: ['workbox-*'] },
  {
    // The composition root: `main.tsx` and the files beside it that it is split into.
    files: '^src/client/main[.][^/]+$',
    own: ['^src/client/(?!worker/)', domain, protocol],
    packages: 'any',
  },

  // What the server runs.
  { files: '^src/server/config[.]ts$', own: [domain], packages: ['zod'], node: true },
  {
    files: server('http'),
    own: [server('http'), server('usecases'), server('files'), protocol, domain],
    types: [
      server('auth'),
      server('log'),
      '^src/server/config[.]ts$',
      '^src/server/storage/port[.]ts$',
    ],
    packages: ['hono', '@hono/node-server', 'better-auth', '@tus/server', 'zod'],
    node: true,
  },
  {
    files: server('usecases'),
    own: [server('usecases'), domain, protocol],
    types: ['^src/server/(storage|blobs)/port[.]ts$'],
    node: ['stream'],
  },
  { files: '^src/server/(storage|blobs)/port[.]ts$', own: [domain], node: ['stream'] },
  {
    files: server('storage/memory'),
    own: [server('storage/memory'), '^src/server/storage/port[.]ts$', domain],
  },
  // What the two databases share: tables, migrations, reading and writing.
  {
    files: server('storage/sql'),
    own: [server('storage/sql'), '^src/server/storage/port[.]ts$', domain],
    packages: ['kysely', 'zod'],
  },
  {
    files: server('storage/sqlite'),
    own: [server('storage/sqlite'), server('storage/sql')],
    packages: ['kysely', 'libsql'],
  },
  {
    files: server('storage/postgres'),
    own: [server('storage/postgres'), server('storage/sql'), '^src/server/storage/port[.]ts$'],
    packages: ['kysely', 'pg'],
  },
  {
    files: '^src/server/blobs/([^/]+)/',
    own: ['^src/server/blobs/$1/', '^src/server/blobs/port[.]ts$', domain],
    packages: ['zod'],
    node: true,
  },
  {
    files: server('auth'),
    own: [server('auth'), server('usecases'), domain, protocol],
    types: ['^src/server/storage/port[.]ts$', '^src/server/config[.]ts$', server('log')],
    packages: ['better-auth', '@node-rs/argon2', 'kysely', 'zod'],
    node: true,
  },
  {
    files: server('files'),
    own: [server('files'), server('usecases'), domain, protocol],
    types: ['^src/server/(storage|blobs)/port[.]ts$'],
    packages: ['@tus/server', 'zod'],
    node: true,
  },
  {
    files: server('log'),
    own: [server('log'), domain],
    types: ['^src/server/config[.]ts$'],
    packages: ['pino'],
    node: true,
  },
  {
    files: server('checklists'),
    own: [server('checklists'), domain],
    packages: ['yaml', 'zod'],
    node: true,
  },
  // Backup and restore, by the administrator of the machine and with no server in between.
  {
    files: server('admin'),
    own: [
      server('admin'),
      server('storage/(sql|sqlite|postgres)'),
      server('blobs/filesystem'),
      '^src/server/usecases/(audit-book|check-files|epoch|verify-books)[.]ts$',
      '^src/server/config[.]ts$',
      domain,
    ],
    types: ['^src/server/(storage|blobs)/port[.]ts$'],
    packages: ['libsql', 'kysely'],
    node: true,
  },
  // The sample campaign with which a newcomer starts, and the demo made of it.
  {
    files: server('sample'),
    own: [server('sample'), domain, protocol],
    packages: ['zod', 'yaml'],
    node: true,
  },
  {
    files: '^src/server/demo/(?!main[.]ts$)',
    own: [server('demo'), server('sample'), domain, protocol],
    packages: ['zod'],
    node: true,
  },
  {
    // The composition root: `main.ts` and the files beside it that it is split into.
    files: '^src/server/(?!config[.]ts$)([^/]+|demo/main)[.]ts$',
    own: ['^src/server/', domain, protocol],
    packages: 'any',
    node: true,
  },

  // What people run by hand, the build and the tests. None of it is part of the product.
  {
    files: '^(src/tools/|vite[.]config[.]ts$)',
    own: ['^src/tools/', '^src/server/', domain, protocol, '^package[.]json$'],
    packages: 'any',
    node: true,
  },
  { files: '^test/', own: ['^test/', '^src/'], packages: 'any', node: true },
];

const packagePattern = (name) =>
  name.endsWith('*')
    ? `(^|/)node_modules/${name.slice(0, -1)}[^/]*/`
    : `(^|/)node_modules/(@types/)?${name}/`;

/** Turns one line of the table into rules of the tool. */
const layerToRules = (layer) => {
  const { own = [], types = [], packages = [], packageTypes = [], node = [] } = layer;
  const runs = [
    ...own,
    ...(packages === 'any' ? ['(^|/)node_modules/'] : packages.map(packagePattern)),
    ...(node === true ? [] : node.map((name) => `^${name}$`)),
  ];
  const typesAlone = [...types, ...packageTypes.map(packagePattern)];
  const targets = [
    ...(runs.length > 0 ? [{ path: runs }] : []),
    ...(typesAlone.length > 0 ? [{ path: typesAlone, dependencyTypes: ['type-only'] }] : []),
    ...(node === true ? [{ dependencyTypes: ['core'] }] : []),
  ];
  return targets.map((to) => ({ from: { path: layer.files }, to }));
};

module.exports = {
  allowed: layers.flatMap(layerToRules),
  allowedSeverity: 'error',
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Files that import each other cannot be understood, tested or moved one by one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that leads nowhere would pass every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-re-export',
      comment: 'Import a thing from the file that defines it: barrels hide who uses what.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/client/i18n/paraglide/' },
      to: { dependencyTypes: ['export'] },
    },
    {
      name: 'main-is-imported-by-nobody',
      comment: 'A composition root builds everything; whoever imported it would get everything.',
      severity: 'error',
      from: { pathNot: '^src/tools/(start|demo)[.]ts$' },
      to: { path: '^src/(client|server|server/(demo|admin))/main[.]tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/client/i18n/paraglide/'] },
    exclude: { path: ['^src/client/i18n/paraglide/', '^test/fixtures/', '^test/bench/'] },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
