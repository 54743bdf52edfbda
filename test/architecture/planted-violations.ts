/** Something that the project forbids, and the guard that must notice it. */
export interface PlantedViolation {
  readonly title: string;
  readonly path: string;
  readonly text: string;
  readonly guard: 'import table' | 'lint' | 'types';
  /** What the guard's message must contain beside the name of the file: the rule, or the error. */
  readonly says: string;
}

const notAllowed = { guard: 'import table', says: 'not-in-allowed' } as const;

/** Files that break no rule. They are what the violations reach for, and prove that guards let good code pass. */
export const innocentFiles: Readonly<Record<string, string>> = {
  'src/domain/kernel/double.ts': 'export const double = (value: number): number => value * 2;\n',
  'src/protocol/message.ts':
    "import { double } from '#domain/kernel/double.ts';\n\nexport const four = double(2);\n",
  'src/client/store/database.ts':
    "import Dexie from 'dexie';\n\nexport const openDatabase = (): Dexie => new Dexie('notebook');\n",
  'src/client/services/read-rows.ts':
    "import type { openDatabase } from '#client/store/database.ts';\n\nexport type Opener = typeof openDatabase;\n",
  'src/client/features/visits/visit-name.ts':
    "import { double } from '#domain/kernel/double.ts';\n\nexport const visitName = (): string => `visit ${double(1)}`;\n",
  'src/client/features/fill/item-name.ts': "export const itemName = (): string => 'A1';\n",
  'src/client/main.tsx':
    "import { itemName } from '#client/features/fill/item-name.ts';\nimport { visitName } from '#client/features/visits/visit-name.ts';\n\ndocument.title = visitName() + itemName();\n",
  'src/server/storage/port.ts': 'export interface Storage {\n  readonly close: () => void;\n}\n',
  'src/server/usecases/stop.ts':
    "import type { Storage } from '#server/storage/port.ts';\n\nexport const stop = (storage: Storage): void => storage.close();\n",
  'src/server/main.ts':
    "import { four } from '#protocol/message.ts';\n\nprocess.stdout.write(String(four));\n",
  'src/tools/start.ts':
    "import { double } from '#domain/kernel/double.ts';\n\nif (double(1) === 2) await import('#server/main.ts');\n",
  'src/client/worker/wake.ts': 'export const scopeOf = (): string => self.location.href;\n',
  'test/support/fake-rows.ts': 'export const fakeRows: readonly string[] = [];\n',
};

/** One file a violation; each is planted beside the innocent ones and must be caught by name. */
export const plantedViolations: readonly PlantedViolation[] = [
  // Who may import whom.
  {
    title: 'domain imports the local database',
    path: 'src/domain/visit/opens-database.ts',
    text: "import Dexie from 'dexie';\n\nexport const database = new Dexie('x');\n",
    ...notAllowed,
  },
  {
    title: 'domain imports a module of Node',
    path: 'src/domain/visit/reads-file.ts',
    text: "import { readFileSync } from 'node:fs';\n\nexport const read = readFileSync;\n",
    ...notAllowed,
  },
  {
    title: 'a feature imports another feature',
    path: 'src/client/features/fill/borrows.ts',
    text: "import { visitName } from '#client/features/visits/visit-name.ts';\n\nexport const borrowed = visitName();\n",
    ...notAllowed,
  },
  {
    title: 'a feature that nobody has thought of yet imports another feature',
    path: 'src/client/features/unborn/borrows-too.ts',
    text: "import { itemName } from '#client/features/fill/item-name.ts';\n\nexport const borrowed = itemName();\n",
    ...notAllowed,
  },
  {
    title: 'a feature imports the store',
    path: 'src/client/features/fill/reaches-store.ts',
    text: "import { openDatabase } from '#client/store/database.ts';\n\nexport const opened = openDatabase();\n",
    ...notAllowed,
  },
  {
    title: 'the client imports a type of the server',
    path: 'src/client/sync/knows-server.ts',
    text: "import type { Storage } from '#server/storage/port.ts';\n\nexport type Known = Storage;\n",
    ...notAllowed,
  },
  {
    title: 'the server imports the client',
    path: 'src/server/http/knows-client.ts',
    text: "import { itemName } from '#client/features/fill/item-name.ts';\n\nexport const name = itemName();\n",
    ...notAllowed,
  },
  {
    title: 'the store imports React',
    path: 'src/client/store/renders.ts',
    text: "import { useState } from 'react';\n\nexport const useRow = (): unknown => useState(0);\n",
    ...notAllowed,
  },
  {
    title: 'the sync engine imports Dexie',
    path: 'src/client/sync/opens-dexie.ts',
    text: "import Dexie from 'dexie';\n\nexport const database = new Dexie('x');\n",
    ...notAllowed,
  },
  {
    title: 'a service imports what runs in the store',
    path: 'src/client/services/runs-store.ts',
    text: "import { openDatabase } from '#client/store/database.ts';\n\nexport const opened = openDatabase();\n",
    ...notAllowed,
  },
  {
    title: 'a use case imports a driver',
    path: 'src/server/usecases/knows-driver.ts',
    text: "import { sql } from 'kysely';\n\nexport const now = sql`select 1`;\n",
    ...notAllowed,
  },
  {
    title: 'one storage imports another',
    path: 'src/server/storage/memory/borrows.ts',
    text: "import { rows } from '#server/storage/sqlite/rows.ts';\n\nexport const borrowed = rows;\n",
    ...notAllowed,
  },
  {
    title: 'the product imports a test',
    path: 'src/client/store/leans-on-test.ts',
    text: "import { fakeRows } from '../../../test/support/fake-rows.ts';\n\nexport const rows = fakeRows;\n",
    ...notAllowed,
  },
  {
    title: 'a folder that the table does not describe imports something',
    path: 'src/client/extras/unlisted.ts',
    text: "import { double } from '#domain/kernel/double.ts';\n\nexport const two = double(1);\n",
    ...notAllowed,
  },
  {
    title: 'somebody imports a composition root',
    path: 'src/server/usecases/starts-all.ts',
    text: "import '#server/main.ts';\n\nexport const started = true;\n",
    guard: 'import table',
    says: 'main-is-imported-by-nobody',
  },
  {
    title: 'what reads past the database imports Dexie',
    path: 'src/client/bundles/opens-dexie.ts',
    text: "import Dexie from 'dexie';\n\nexport const name = Dexie.name;\n",
    ...notAllowed,
  },
  {
    title: 'an import leads nowhere',
    path: 'src/domain/visit/leads-nowhere.ts',
    text: "import { nothing } from '#domain/visit/not-there.ts';\n\nexport const lost = nothing;\n",
    guard: 'import table',
    says: 'not-to-unresolvable',
  },
  {
    title: 'a barrel exports what others define',
    path: 'src/domain/kernel/barrel.ts',
    text: "export { double } from './double.ts';\n",
    guard: 'import table',
    says: 'no-re-export',
  },
  {
    title: 'two files import each other',
    path: 'src/domain/visit/circle-a.ts',
    text: "import { b } from './circle-b.ts';\n\nexport const a = (): number => b();\n",
    guard: 'import table',
    says: 'no-circular',
  },
  {
    title: 'two files import types of each other',
    path: 'src/domain/visit/circle-c.ts',
    text: "import type { D } from './circle-d.ts';\n\nexport type C = D | 1;\n",
    guard: 'import table',
    says: 'no-circular',
  },

  // Lint.
  {
    title: 'domain reads the clock',
    path: 'src/domain/visit/reads-clock.ts',
    text: 'export const now = (): number => Date.now();\n',
    guard: 'lint',
    says: 'no-restricted-globals',
  },
  {
    title: 'domain makes a date of now',
    path: 'src/domain/visit/makes-date.ts',
    text: 'export const today = (): string => new Date().toISOString();\n',
    guard: 'lint',
    says: 'no-restricted-globals',
  },
  {
    title: 'the clock of the domain reads the clock of the machine',
    path: 'src/domain/sync/hybrid-clock.ts',
    text: 'export const now = (): number => Date.now();\n',
    guard: 'lint',
    says: 'no-restricted-properties',
  },
  {
    title: 'domain throws dice',
    path: 'src/domain/visit/throws-dice.ts',
    text: 'export const dice = (): number => Math.random();\n',
    guard: 'lint',
    says: 'no-restricted-properties',
  },
  {
    title: 'a default export',
    path: 'src/domain/visit/default-export.ts',
    text: 'export default 1;\n',
    guard: 'lint',
    says: 'no-default-export',
  },
  {
    title: 'any',
    path: 'src/domain/visit/says-any.ts',
    text: 'export const read = (row: any): unknown => row;\n',
    guard: 'lint',
    says: 'no-explicit-any',
  },
  {
    title: 'a promise that nobody waits for',
    path: 'src/server/usecases/floats.ts',
    text: 'const save = async (): Promise<void> => {};\n\nexport const run = (): void => {\n  save();\n};\n',
    guard: 'lint',
    says: 'no-floating-promises',
  },
  {
    title: 'a switch that forgets a case',
    path: 'src/domain/visit/forgets-case.ts',
    text: "export const word = (mark: 'met' | 'failed'): string => {\n  switch (mark) {\n    case 'met':\n      return 'met';\n  }\n  return '';\n};\n",
    guard: 'lint',
    says: 'switch-exhaustiveness-check',
  },
  {
    title: 'a file of more than 400 lines',
    path: 'src/domain/visit/too-long.ts',
    text: Array.from({ length: 401 }, (_, line) => `export const line${line} = ${line};\n`).join(
      '',
    ),
    guard: 'lint',
    says: 'max-lines',
  },
  {
    title: 'the server reads the environment past its configuration',
    path: 'src/server/usecases/reads-environment.ts',
    text: "export const port = (): string | undefined => process.env['PORT'];\n",
    guard: 'lint',
    says: 'no-process-env',
  },
  {
    title: 'a hook inside a condition',
    path: 'src/client/features/fill/hook-in-condition.tsx',
    text: "import { useState } from 'react';\n\nexport const Maybe = ({ on }: { readonly on: boolean }) => {\n  if (on) useState(0);\n  return <p>x</p>;\n};\n",
    guard: 'lint',
    says: 'rules-of-hooks',
  },
  {
    title: 'a picture without words',
    path: 'src/client/features/fill/mute-picture.tsx',
    text: 'export const Mute = () => <img src="/photo.jpg" />;\n',
    guard: 'lint',
    says: 'alt-text',
  },
  {
    title: 'a test that switches the others off',
    path: 'test/unit/only-one.test.ts',
    text: "import { expect, it } from 'vitest';\n\nit.only('is alone', () => {\n  expect(1).toBe(1);\n});\n",
    guard: 'lint',
    says: 'no-focused-tests',
  },

  // Types: in the domain and on the wire there is neither a page nor a process.
  {
    title: 'domain uses the page',
    path: 'src/domain/visit/uses-window.ts',
    text: 'export const width = (): number => window.innerWidth;\n',
    guard: 'types',
    says: "Cannot find name 'window'",
  },
  {
    title: 'domain uses the process',
    path: 'src/domain/visit/uses-process.ts',
    text: 'export const folder = (): string => process.cwd();\n',
    guard: 'types',
    says: "Cannot find name 'process'",
  },
  {
    title: 'the wire uses the network',
    path: 'src/protocol/uses-fetch.ts',
    text: "export const get = () => fetch('/api');\n",
    guard: 'types',
    says: "Cannot find name 'fetch'",
  },
  {
    title: 'domain uses the cryptography of its surroundings',
    path: 'src/domain/visit/uses-crypto.ts',
    text: 'export const id = (): string => crypto.randomUUID();\n',
    guard: 'types',
    says: "Cannot find name 'crypto'",
  },
  {
    title: 'the client uses the process',
    path: 'src/client/platform/uses-process.ts',
    text: 'export const folder = (): string => process.cwd();\n',
    guard: 'types',
    says: "Cannot find name 'process'",
  },
  {
    title: 'the service worker uses the page',
    path: 'src/client/worker/uses-document.ts',
    text: 'export const title = (): string => document.title;\n',
    guard: 'types',
    says: "Cannot find name 'document'",
  },
  {
    title: 'an element of a list is taken for granted',
    path: 'src/domain/visit/trusts-index.ts',
    text: 'export const first = (names: readonly string[]): string => names[0];\n',
    guard: 'types',
    says: "'string | undefined' is not assignable to type 'string'",
  },
];

/** What violations reach for and what would itself be reported, so it counts neither way. */
export const accomplices: Readonly<Record<string, string>> = {
  'src/domain/visit/circle-b.ts':
    "import { a } from './circle-a.ts';\n\nexport const b = (): number => a();\n",
  'src/domain/visit/circle-d.ts':
    "import type { C } from './circle-c.ts';\n\nexport type D = C | 2;\n",
  'src/server/storage/sqlite/rows.ts': 'export const rows: readonly string[] = [];\n',
};
