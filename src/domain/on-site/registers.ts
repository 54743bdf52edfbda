/** Registers with their dossiers, criteria and draws, gathered from the records of a visit. */
import type { z } from 'zod';
import { textHash } from '#domain/kernel/canonical-json.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { makeRecordKey, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { canonicalText } from './canonical-text.ts';
import type { RegisterEntry } from './draw-sample.ts';
import {
  criterionFields,
  dossierFields,
  drawFields,
  linesField,
  registerFields,
} from './records.ts';

/** What was drawn, as it is stored. */
export type DrawnSample = z.infer<typeof drawFields.drawn>;

export interface Dossier extends RegisterEntry {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  /** Canonical code: how a draw names it. */
  readonly canonical: string;
  /** Why it was taken out of the register; null: it stands in it. */
  readonly struck: string | null;
}

export interface Criterion {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  /** Column of its marks. */
  readonly id: string;
  readonly text: string;
  readonly order: string;
}

export interface StoredDraw {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  /** In the order in which they were drawn, from 1. */
  readonly number: number;
  readonly drawn: DrawnSample;
  /** The register of that time; null while a part of it has not arrived here. */
  readonly lines: readonly string[] | null;
}

export interface Register {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  readonly name: string;
  readonly struck: boolean;
  /** All that were ever entered, by code; those that were struck out too. */
  readonly dossiers: readonly Dossier[];
  readonly criteria: readonly Criterion[];
  /** The first one in front. */
  readonly draws: readonly StoredDraw[];
}

/** The record of a dossier: the same code in the same register is the same dossier, whoever enters it. */
export function dossierKey(register: RecordKey, code: string): RecordKey {
  const hash = textHash(canonicalText(code)).slice(0, 32);
  return makeRecordKey('dossier', `${recordParts(register).id}/${hash}`);
}

/** Registers in the order in which they were made: their ids begin with the time of the making. */
export function gatherRegisters(records: readonly FoldedRecord[]): readonly Register[] {
  const found = new Map<string, { dossiers: Dossier[]; criteria: Criterion[]; draws: Drawn[] }>();
  const at = (register: string) => {
    const known = found.get(register) ?? { dossiers: [], criteria: [], draws: [] };
    found.set(register, known);
    return known;
  };
  for (const folded of records) {
    if (folded.deleted) continue;
    const { kind, id } = recordParts(folded.record);
    if (kind === 'dossier') {
      const dossier = readDossier(folded);
      if (dossier) at(`register:${id.slice(0, id.indexOf('/'))}`).dossiers.push(dossier);
    } else if (kind === 'criterion') {
      const of = readField(folded, 'of', criterionFields.of).value;
      if (of !== undefined) at(of).criteria.push(readCriterion(folded));
    } else if (kind === 'draw') {
      const drawn = readField(folded, 'drawn', drawFields.drawn).value;
      if (drawn !== undefined) at(drawn.register).draws.push({ folded, drawn });
    }
  }
  return records
    .filter(({ record, deleted }) => !deleted && recordParts(record).kind === 'register')
    .toSorted(byRecord)
    .map((folded) => {
      const { dossiers, criteria, draws } = at(folded.record);
      return {
        ...{ record: folded.record, folded },
        name: readField(folded, 'name', registerFields.name).value ?? '',
        struck: readField(folded, 'struck', registerFields.struck).value ?? false,
        dossiers: dossiers.toSorted((a, b) =>
          a.canonical < b.canonical ? -1 : a.canonical > b.canonical ? 1 : 0,
        ),
        criteria: criteria.toSorted((a, b) =>
          a.order === b.order ? byRecord(a, b) : a.order < b.order ? -1 : 1,
        ),
        draws: draws.toSorted(byTime).map(readDraw),
      };
    });
}

/** The dossiers from which a sample is drawn now. */
export function standing(register: Pick<Register, 'dossiers'>): readonly Dossier[] {
  return register.dossiers.filter(({ struck }) => struck === null);
}

/** A record never changes without becoming another object: a dossier is read once. */
const dossiers = new WeakMap<FoldedRecord, Dossier | null>();

function readDossier(folded: FoldedRecord): Dossier | null {
  const known = dossiers.get(folded);
  if (known !== undefined) return known;
  const entry = readField(folded, 'entry', dossierFields.entry).value;
  const dossier =
    entry === undefined
      ? null
      : {
          ...{ record: folded.record, folded, code: entry.code, group: entry.group },
          canonical: canonicalText(entry.code),
          struck: readField(folded, 'struck', dossierFields.struck).value ?? null,
        };
  dossiers.set(folded, dossier);
  return dossier;
}

function readCriterion(folded: FoldedRecord): Criterion {
  return {
    ...{ record: folded.record, folded, id: recordParts(folded.record).id },
    text: readField(folded, 'text', criterionFields.text).value ?? '',
    order: readField(folded, 'order', criterionFields.order).value ?? '',
  };
}

interface Drawn {
  readonly folded: FoldedRecord;
  readonly drawn: DrawnSample;
}

function readDraw({ folded, drawn }: Drawn, index: number): StoredDraw {
  const parts = Array.from({ length: drawn.parts }, (_, part) =>
    readField(folded, linesField(part), drawFields.lines),
  );
  const lines = parts.flatMap(({ value }) => value ?? []);
  return {
    ...{ record: folded.record, folded, number: index + 1, drawn },
    lines: parts.every(({ value }) => value !== undefined) ? lines : null,
  };
}

/** By the stamps of the log, which a wrong clock does not turn round: who redraws has seen the draw before. */
function byTime(left: Drawn, right: Drawn): number {
  const [a, b] = [stampOf(left), stampOf(right)];
  if (a !== b) return a < b ? -1 : 1;
  return left.folded.record < right.folded.record ? -1 : 1;
}

const stampOf = ({ folded }: Drawn): string => folded.fields['drawn']?.heads[0]?.at ?? '';

function byRecord(
  left: { readonly record: RecordKey },
  right: { readonly record: RecordKey },
): number {
  return left.record < right.record ? -1 : 1;
}
