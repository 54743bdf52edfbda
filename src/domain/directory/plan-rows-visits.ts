import type { Line } from './plan-rows-sheets.ts';
import { cellText, foldName, planSheets } from './plan-rows-sheets.ts';
import type { PlannedVisit, Reading } from './plan-rows-plan.ts';
import { readDay, readList, readVisitKind, readableId } from './plan-rows-values.ts';

const { columns } = planSheets.visits;

/** One visit a row. Checklists by letter, id or title; an assignment reads 'A: tu.phap, van.phong; C: thu.ky'. */
export function planVisits(lines: readonly Line[], reading: Reading): void {
  const { known, plan, place, report } = reading;
  const taken = new Set(known.visits.map(({ id }) => id));
  for (const line of lines) {
    const campaignId = reading.campaignId(line, 'visits');
    const delegation = findDelegation(line, campaignId, reading);
    const unitId = reading.unitId(line, 'visits');
    if (cellText(line.cells['unit']) === '') report(line, columns.unit.label, 'missing');
    const date = day(line, 'date', reading);
    const from = day(line, 'from', reading);
    const to = day(line, 'to', reading);
    if (from !== null && to !== null && from > to) report(line, columns.to.label, 'period-order');
    const kind = visitKind(line, reading);
    const checklists = readChecklists(line, reading);
    const assignments = readAssignments(line, checklists, delegation?.members ?? null, reading);
    if (!delegation || campaignId === null || unitId === null) continue;
    if (date === null || from === null || to === null || kind === null) continue;
    const alike = (visit: { campaignId: string; unitId: string; date: string }) =>
      visit.campaignId === campaignId && visit.unitId === unitId && visit.date === date;
    if (plan.visits.some(alike)) {
      report(line, columns.unit.label, 'duplicate', cellText(line.cells['unit']));
      continue;
    }
    const id = known.visits.find(alike)?.id ?? readableId(`${unitId.slice(0, 48)} ${date}`, taken);
    taken.add(id);
    place(`visits/${plan.visits.length}`, line);
    plan.visits.push({
      ...{ id, campaignId, delegationId: delegation.id, unitId, kind, date },
      ...{ period: { from, to }, checklists: [...checklists], assignments: [...assignments] },
    });
  }
}

function findDelegation(line: Line, campaignId: string | null, reading: Reading) {
  const name = reading.text(line, 'visits', 'delegation');
  if (name === '' || campaignId === null) return undefined;
  const { plan, known, report } = reading;
  const found = [...plan.delegations, ...known.delegations].find(
    (entry) => entry.campaignId === campaignId && foldName(entry.name) === foldName(name),
  );
  if (!found) report(line, columns.delegation.label, 'unknown-delegation', name);
  return found;
}

function day(line: Line, key: 'date' | 'from' | 'to', { report }: Reading): string | null {
  const text = cellText(line.cells[key]);
  const read = readDay(line.cells[key]);
  if (text === '') report(line, columns[key].label, 'missing');
  else if (read === null) report(line, columns[key].label, 'bad-date', text);
  return read;
}

/** Planned, where nothing is said. */
function visitKind(line: Line, { report }: Reading): PlannedVisit['kind'] | null {
  const text = cellText(line.cells['kind']);
  if (text === '') return 'planned';
  const kind = readVisitKind(text);
  if (kind === null) report(line, columns.kind.label, 'unknown-kind', text);
  return kind;
}

function readChecklists(line: Line, reading: Reading): readonly string[] {
  const text = cellText(line.cells['checklists']);
  // A title may hold a comma itself; with a semicolon somewhere, only that one separates.
  const alone = checklistId(text, reading) !== null;
  const words = alone ? [text] : readList(text, text.includes(';') ? /;/ : /,/);
  if (words.length === 0) reading.report(line, columns.checklists.label, 'missing');
  const ids = words.map((word) => {
    const id = checklistId(word, reading);
    if (id === null) reading.report(line, columns.checklists.label, 'unknown-checklist', word);
    return id;
  });
  return [...new Set(ids.filter((id) => id !== null))];
}

function checklistId(word: string, { known }: Reading): string | null {
  const wanted = foldName(word);
  const found = known.checklists.find(({ id, letter, title }) =>
    [id, letter, title].some((name) => foldName(name) === wanted),
  );
  return found?.id ?? null;
}

function readAssignments(
  line: Line,
  checklists: readonly string[],
  members: readonly { readonly username: string }[] | null,
  reading: Reading,
): readonly PlannedVisit['assignments'][number][] {
  const { label } = columns.assignments;
  return readList(line.cells['assignments'], /;/).flatMap((part) => {
    const [word = '', people] = part.split(':', 2);
    const checklist = checklistId(word, reading);
    if (people === undefined || checklist === null || !checklists.includes(checklist)) {
      reading.report(line, label, 'bad-assignment', part);
      return [];
    }
    return readList(people, /,/).flatMap((person) => {
      const username = person.toLowerCase();
      // Without its delegation nothing can be said of its members.
      if (members?.some((member) => member.username === username) === false) {
        reading.report(line, label, 'not-member', person);
      }
      return [{ username, checklist }];
    });
  });
}
