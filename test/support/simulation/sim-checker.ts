/** What must be true once all faults are over and everyone is quiet. */
import { createHash } from 'node:crypto';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { LoggedChange, LogView } from '#server/storage/port.ts';
import { checkScreens } from '../model/model-checker.ts';
import { showScope, shownText, type Shown } from '../model/model-change.ts';
import { modelChange } from './sim-ledger.ts';
import { reservedFields } from './sim-people.ts';
import { allScopes, idOf } from './sim-server.ts';
import type { Tablet } from './sim-tablet.ts';
import type { SimWorld } from './sim-world.ts';
import type { TabletRow } from './tablet-data.ts';

const allRulesOn = new Set<never>();
/** What the product leaves out of its fold, since it does not know it (S9). */
const unknownKind = 'novel:';

export async function checkWorld(world: SimWorld): Promise<void> {
  await checkNothingLost(world);
  await checkOneContentAnId(world);
  for (const scope of allScopes) {
    for (const view of ['whole', 'unit'] as const)
      checkLog(world, `${scope} ${view}`, await world.server.log(scope, view), view);
    const changes = (await world.server.log(scope, 'whole')).map((row) => modelChange(row.content));
    checkScreens(world, scope, changes, showScope(changes, allRulesOn));
  }
  for (const tablet of world.tablets) await checkTablet(world, tablet);
}

async function checkOneContentAnId(world: SimWorld): Promise<void> {
  const contents = new Map(world.contents);
  const see = (content: string): void => {
    const { id } = modelChange(content);
    const before = contents.get(id) ?? content;
    contents.set(id, before);
    if (before !== content && !world.ledger.injectedIds.has(id))
      world.ledger.violate('two contents', `${before} ${content}`);
  };
  (await world.server.heldContents()).forEach(see);
  for (const scope of allScopes)
    for (const row of await world.server.log(scope, 'whole')) see(row.content);
  for (const { front } of world.tablets) {
    for (const row of await front.open.rows()) see(row.content);
    (await front.open.twins()).forEach(see);
  }
}

async function checkNothingLost(world: SimWorld): Promise<void> {
  const here = await world.allContents();
  for (const [content, change] of world.ledger.owed)
    if (!here.has(content)) world.ledger.violate('lost', JSON.stringify(change));
}

const digestOf = (content: string): bigint =>
  BigInt(`0x${createHash('sha256').update(content).digest('hex').slice(0, 32)}`);

function checkLog(
  world: SimWorld,
  name: string,
  rows: readonly LoggedChange[],
  view: LogView,
): void {
  const { ledger } = world;
  if (new Set(rows.map((row) => row.id)).size !== rows.length) ledger.violate('duplicate', name);
  let sum = 0n;
  rows.forEach((row, index) => {
    sum ^= digestOf(row.content);
    if (row.seq !== index + 1) ledger.violate('gap', `${name} ${row.seq}`);
    if (BigInt(`0x${row.sum}`) !== sum) ledger.violate('sum', `${name} ${row.seq}`);
    if (view === 'whole' && world.forgedIds.has(row.id)) ledger.violate('usurped', row.content);
  });
}

async function checkTablet(world: SimWorld, tablet: Tablet): Promise<void> {
  const { ledger, server } = world;
  const { open } = tablet.front;
  const name = `${tablet.username} ${world.tablets.indexOf(tablet)}`;
  const rows = await open.rows();
  const scopes = await open.scopes();
  for (const row of rows) if (row.pending) ledger.violate('undrained', `${name} ${row.content}`);
  const isUnit = tablet.username === 'unit';
  // What was given before a restore was given: the unit keeps it although this server knows nothing of it.
  const mayHave = new Set([...tablet.written, ...(isUnit ? world.everInUnitView : [])]);
  for (const scope of await server.readable(tablet.username)) {
    const log = await server.logFor(tablet.username, scope);
    for (const row of log) mayHave.add(row.id);
    const cursor = scopes.get(scope);
    if (cursor?.seq !== log.length || (log.length > 0 && cursor.sum !== log.at(-1)?.sum))
      ledger.violate('cursor', `${name} ${scope} ${JSON.stringify(cursor)}`);
    const here = rows.filter((row) => row.scope === scope);
    // The sum proves the set, not its order: after a restore the same changes may have other numbers.
    const counted = here.filter((row) => row.seq !== null).map((row) => row.content);
    const logged = log.map((row) => row.content);
    if (JSON.stringify(counted.toSorted()) !== JSON.stringify(logged.toSorted()))
      ledger.violate('diverged', `${name} ${scope}: rows`);
    const expected = showScope(
      log
        .map((row) => modelChange(row.content))
        .filter((row) => !row.record.startsWith(unknownKind)),
      allRulesOn,
    );
    if (shownText(expected) !== viewText(await open.folds(scope), expected))
      ledger.violate('diverged', `${name} ${scope}: view`);
  }
  await checkHeld(world, tablet, name, rows);
  const unproven = isUnit || tablet.username === 'outsider';
  if (!unproven) return;
  const text = await open.everything();
  for (const row of rows)
    if (!mayHave.has(row.id)) ledger.violate('leak', `${name} ${row.content}`);
  if (isUnit) await checkPublished(world, tablet, name, rows);
  for (const [id, content] of world.contents) {
    if (mayHave.has(id)) continue;
    const canary = /canary-\d+-/.exec(content)?.[0];
    if (canary && text.includes(canary)) ledger.violate('leak', `${name} ${content}`);
  }
}

/** Nothing waits that the server would take now. */
async function checkHeld(
  { ledger, server, allowed, contents }: SimWorld,
  tablet: Tablet,
  name: string,
  rows: readonly TabletRow[],
): Promise<void> {
  for (const row of rows) {
    if (row.held === null || ledger.injectedIds.has(row.id)) continue;
    const role = await server.roleIn(tablet.username, row.scope);
    const { field, by } = modelChange(row.content);
    if (role === null || !allowed.get(row.id)?.includes(role)) continue;
    if (contents.get(row.id) !== row.content) continue;
    // Own work is here because it was written here or because the server gave it: either confirms it.
    const isOwn = by === idOf(tablet.username);
    if (row.scope.startsWith('followup/') && reservedFields.has(field) && !isOwn) continue;
    ledger.violate('kept waiting', `${name} ${row.held} ${row.content}`);
  }
}

/** What a unit holds of others is addressed to it, published, or of a record that it writes in itself. */
async function checkPublished(
  world: SimWorld,
  tablet: Tablet,
  name: string,
  rows: readonly TabletRow[],
): Promise<void> {
  await world.notePublished();
  for (const row of rows)
    if (!tablet.written.has(row.id) && !world.everVisible.has(row.record))
      world.ledger.violate('leak', `${name} ${row.content}`);
}

/** The product's view in the words of the oracle; heads of deletions are no part of that view. */
function viewText(folds: readonly FoldedRecord[], oracle: Shown): string {
  const shown: Shown = new Map(
    folds.map(({ record, fields, deleted }) => [
      record,
      {
        hidden: deleted,
        deletionHeads: oracle.get(record)?.deletionHeads ?? [],
        fields: new Map(
          Object.entries(fields).map(([field, { heads }]) => [
            field,
            {
              heads: heads.map((head) => head.id).toSorted(),
              winner: heads[0]?.id ?? '',
              value: null,
            },
          ]),
        ),
      },
    ]),
  );
  return shownText(shown);
}
