/** The invariants, held against the ledger once all faults are over and everyone is quiet. */
import { contentOf, showScope, shownText, type ModelChange, type Shown } from './model-change.ts';
import { roleIn } from './model-directory.ts';
import type { Ledger } from './model-ledger.ts';
import type { RulesOff } from './model-rules.ts';
import type { ModelServer } from './model-server.ts';
import type { ModelTablet } from './model-tablet.ts';

export interface Outcome {
  readonly ledger: Ledger;
  readonly server: ModelServer;
  readonly tablets: readonly ModelTablet[];
  readonly off: RulesOff;
}

export function checkOutcome(outcome: Outcome): void {
  checkNothingLost(outcome);
  checkOneContentAnId(outcome);
  checkLogs(outcome);
  checkTablets(outcome);
  for (const [scope, rows] of outcome.server.logs) {
    const changes = rows.map((row) => row.change);
    checkScreens(outcome, scope, changes, showScope(changes, outcome.off));
  }
}

/** 2: what was shown as saved is in the server's log, or in a held list with its reason. */
function checkNothingLost({ ledger, server, tablets }: Outcome): void {
  const found = new Set([...server.held.values()].map((entry) => contentOf(entry.change)));
  for (const rows of server.logs.values()) for (const row of rows) found.add(contentOf(row.change));
  for (const { disk } of tablets) {
    for (const content of disk.heldList.keys()) found.add(content);
    for (const entry of disk.log.values())
      if (entry.held !== null) found.add(contentOf(entry.change));
  }
  for (const [content, change] of ledger.owed) {
    if (!found.has(content)) ledger.violate('lost', describe(change));
  }
}

function checkOneContentAnId({ ledger, server, tablets }: Outcome): void {
  const contents = new Map<string, string>();
  const see = (change: ModelChange): void => {
    const before = contents.get(change.id) ?? contentOf(change);
    contents.set(change.id, before);
    if (before !== contentOf(change) && !ledger.injectedIds.has(change.id)) {
      ledger.violate('two contents', describe(change));
    }
  };
  for (const rows of server.logs.values()) for (const row of rows) see(row.change);
  for (const entry of server.held.values()) see(entry.change);
  for (const tablet of tablets) for (const entry of tablet.disk.log.values()) see(entry.change);
}

/** 4: one row an id, numbers without a gap; and nothing reserved that its role did not write itself. */
function checkLogs({ ledger, server }: Outcome): void {
  for (const [scope, rows] of server.logs) {
    const ids = new Set(rows.map((row) => row.change.id));
    if (ids.size !== rows.length) ledger.violate('duplicate', scope);
    if (rows.some((row, index) => row.seq !== index + 1)) ledger.violate('gap', scope);
    for (const { change } of rows) {
      const author = ledger.acts.get(change.id)?.author ?? '';
      if (change.field === 'issue' && !author.startsWith('lead'))
        ledger.violate('usurped', describe(change));
    }
  }
}

/** 1 convergence, 6 progress. */
function checkTablets({ ledger, server, tablets, off }: Outcome): void {
  for (const { change, code, sender, mine } of server.held.values()) {
    if (code !== 'unknown-kind') continue;
    const verdict = server.judge(change, roleIn(server.directory, sender, change.scope), mine);
    if (verdict === null) ledger.violate('kept waiting', describe(change));
  }
  for (const tablet of tablets) {
    if (tablet.pushable().length > 0) ledger.violate('undrained', tablet.name);
    for (const scope of tablet.scopes()) {
      const expected = shownText(
        showScope(
          server.log(scope).map((row) => row.change),
          off,
        ),
      );
      if (shownText(tablet.show(scope)) !== expected)
        ledger.violate('diverged', `${tablet.name} ${scope}`);
    }
    for (const { change, readBack, written } of tablet.disk.log.values()) {
      if (readBack) continue;
      if (server.log(change.scope).some((row) => row.change.id === change.id)) continue;
      const verdict = server.judge(
        change,
        roleIn(server.directory, tablet.account, change.scope),
        written,
      );
      if (verdict === null) ledger.violate('kept waiting', `${tablet.name} ${describe(change)}`);
    }
  }
}

/** 3: a value leaves the screen only by someone who saw it, and then does not come back. */
export function checkScreens(
  { ledger }: Pick<Outcome, 'ledger'>,
  scope: string,
  changes: readonly ModelChange[],
  shown: Shown,
): void {
  const inLog = new Map(changes.map((change) => [change.id, change]));
  const forged = new Set(
    changes
      .filter((change) => ledger.acts.get(change.id)?.forged)
      .map((change) => `${change.record}.${change.field}`),
  );
  const mayBeGone = new Map<string, Set<string>>();
  const mustBeGone = new Map<string, Set<string>>();
  for (const change of changes) {
    const act = ledger.acts.get(change.id);
    if (!act) throw new Error(`a change that nobody wrote: ${describe(change)}`);
    const key = `${change.record}.${change.field}`;
    addAll(mayBeGone, key, ledger.mayReplace([change.id]));
    addAll(
      mustBeGone,
      key,
      ledger.mustReplace(act, act.saw, (id) => inLog.has(id)),
    );
  }
  for (const change of changes) {
    const key = `${change.record}.${change.field}`;
    const record = shown.get(change.record);
    const heads =
      change.field === 'deleted' ? record?.deletionHeads : record?.fields.get(change.field)?.heads;
    if (!heads || heads.length === 0) {
      ledger.violate('vanished', `${scope} ${key}`);
      continue;
    }
    if (forged.has(key)) continue;
    const isHead = heads.includes(change.id);
    if (!isHead && !mayBeGone.get(key)?.has(change.id))
      ledger.violate('overwritten', describe(change));
    if (isHead && mustBeGone.get(key)?.has(change.id) && !ledger.folded.has(change.id)) {
      ledger.violate('returned', describe(change));
    }
  }
  for (const [record, { fields, deletionHeads, hidden }] of shown) {
    checkDeletion(
      ledger,
      record,
      [...fields.values()].flatMap((field) => field.heads),
      deletionHeads,
      hidden,
      inLog,
    );
  }
}

/** A record is out of sight exactly when everything that stands in it was seen by those who deleted it. */
function checkDeletion(
  ledger: Ledger,
  record: string,
  standing: readonly string[],
  deletionHeads: readonly string[],
  hidden: boolean,
  inLog: ReadonlyMap<string, ModelChange>,
): void {
  if (deletionHeads.length === 0) return;
  const acts = deletionHeads.map((id) => ledger.acts.get(id)!);
  const undeleted = acts.some((act) => act.change.value === null);
  const seen = acts.flatMap((act) => [...act.sawInRecord]);
  const may = new Set([...seen, ...ledger.mayReplace(seen)]);
  const must = new Set(
    acts.flatMap((act) =>
      [...ledger.mustReplace(act, act.sawInRecord, (id) => inLog.has(id))].filter((id) =>
        act.known.has(id),
      ),
    ),
  );
  if (hidden && (undeleted || standing.some((id) => !may.has(id))))
    ledger.violate('hidden', record);
  // What was folded away and lived on in a clone may come back, here as in a field.
  const mustGo = (id: string): boolean => must.has(id) && !ledger.folded.has(id);
  if (!hidden && !undeleted && standing.every(mustGo)) ledger.violate('undeleted', record);
}

function addAll(sets: Map<string, Set<string>>, key: string, ids: Iterable<string>): void {
  const set = sets.get(key) ?? new Set();
  for (const id of ids) set.add(id);
  sets.set(key, set);
}

function describe(change: ModelChange): string {
  return `${change.id} ${change.scope} ${change.record}.${change.field} over [${change.over.join()}] by ${change.by}`;
}
