import { useState } from 'react';
import { dossierFields, markField } from '#domain/on-site/records.ts';
import type { Criterion, Dossier, Register } from '#domain/on-site/registers.ts';
import { dossierMark, markOf, type SampleTally } from '#domain/on-site/sample-tally.ts';
import { readField } from '#domain/sync/read-field.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { ConflictBlock } from '#client/record/conflict-block.tsx';
import { Button } from '#client/ui/button.tsx';
import { DataTable } from '#client/ui/data-table.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { FourWay } from '#client/ui/four-way.tsx';
import { Leaf, LeafRow } from '#client/ui/leaf.tsx';
import { Note, Row, Stack } from '#client/ui/page.tsx';
import { StateSymbol } from '#client/ui/state-symbol.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { useOnSite } from '../on-site-context.ts';
import styles from '../on-site.module.css';
import { markWords } from './mark-words.ts';
import { Pager, usePage } from '../pager.tsx';
import { PhotosOf } from '../photos-of.tsx';
import { TextOf } from '../text-of.tsx';

/** The sample, dossier by dossier, each held against the criteria. */
export function SampleRows({
  register,
  sample,
  tally,
}: {
  readonly register: Register;
  readonly sample: readonly Dossier[];
  readonly tally: SampleTally;
}) {
  const { criteria } = register;
  const page = usePage(sample, 10);
  if (sample.length === 0) return <Note>{m.onsite_sample_none()}</Note>;
  if (criteria.length === 0) return <Note>{m.onsite_sample_no_criteria()}</Note>;
  return (
    <>
      <Leaf label={m.onsite_sample()} ordered>
        {page.rows.map((dossier, index) => (
          <SampleRow
            key={dossier.record}
            dossier={dossier}
            number={page.from + index}
            criteria={criteria}
          />
        ))}
      </Leaf>
      <Pager {...page} label={m.onsite_sample_pages()} />
      <Disclosure title={m.onsite_sample_totals()} icon="table">
        <CriterionTotals criteria={criteria} tally={tally} />
      </Disclosure>
    </>
  );
}

function SampleRow({
  dossier,
  number,
  criteria,
}: {
  readonly dossier: Dossier;
  readonly number: number;
  readonly criteria: readonly Criterion[];
}) {
  const { put, mayWrite, scope } = useOnSite();
  const { code, group, folded, struck } = dossier;
  const mark = dossierMark(dossier, criteria);
  const note = readField(folded, 'note', dossierFields.note);
  const [open, setOpen] = useState(false);
  const hasNote = (note.value ?? '') !== '' || note.conflict;
  return (
    <LeafRow
      margin={
        <>
          <span>{number}</span>
          <StateSymbol state={symbols[mark ?? 'open']} label={markWords(mark)} />
        </>
      }
    >
      <Stack>
        <Row>
          <span className={styles.code}>{code}</span>
          {group !== '' && <Tag outlined>{group}</Tag>}
          {struck !== null && (
            <Tag tone="part" icon="warning-fill">
              {m.onsite_struck()}
            </Tag>
          )}
        </Row>
        {criteria.map((criterion) => {
          const field = markField(criterion.id);
          const reading = readField(folded, field, dossierFields.mark);
          const name = m.onsite_mark_of({ code, criterion: criterion.text });
          if (reading.conflict) {
            return (
              <ConflictBlock
                key={criterion.record}
                {...{ scope, field, name, heads: reading.heads, maySettle: mayWrite }}
                record={dossier.record}
                renderValue={(value) => {
                  const parsed = dossierFields.mark.safeParse(value);
                  return parsed.success ? markWords(parsed.data) : null;
                }}
              />
            );
          }
          return (
            <div key={criterion.record} className={styles.mark}>
              <span>{criterion.text}</span>
              <FourWay
                label={name}
                size="sm"
                value={markOf(dossier, criterion)}
                locked={!mayWrite}
                onChange={(value) => void put(folded, field, value)}
                options={[
                  { value: 'met', label: m.onsite_mark_met(), icon: 'check', tone: 'ok' },
                  { value: 'unmet', label: m.onsite_mark_unmet(), icon: 'x', tone: 'fail' },
                  { value: 'na', label: m.onsite_mark_na(), icon: 'minus', tone: 'na' },
                ]}
              />
            </div>
          );
        })}
        {(open || hasNote) && (
          <TextOf
            long
            record={folded}
            field="note"
            schema={dossierFields.note}
            label={m.onsite_dossier_note({ code })}
            onFocus={() => setOpen(true)}
          />
        )}
        <PhotosOf of={dossier.record} name={code}>
          {mayWrite && !open && !hasNote && (
            <Button
              variant="text"
              icon="note-pencil"
              aria-label={m.onsite_dossier_note({ code })}
              onClick={() => setOpen(true)}
            >
              {m.onsite_note()}
            </Button>
          )}
        </PhotosOf>
      </Stack>
    </LeafRow>
  );
}

const symbols = { met: 'ok', unmet: 'fail', na: 'na', open: 'un' } as const;

function CriterionTotals({
  criteria,
  tally,
}: {
  readonly criteria: readonly Criterion[];
  readonly tally: SampleTally;
}) {
  const rows = [
    ...criteria.map(({ record, text }) => ({
      key: record as string,
      name: text,
      counts: tally.byCriterion.get(record),
    })),
    { key: 'all', name: m.onsite_feed_whole(), counts: tally.dossiers },
  ];
  const column = (key: 'met' | 'unmet' | 'na' | 'open', head: string) => ({
    ...{ key, head, numeric: true },
    cell: (row: (typeof rows)[number]) => formatNumber(row.counts?.[key] ?? 0),
  });
  return (
    <DataTable
      caption={m.onsite_sample_totals()}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', head: m.onsite_criterion_head(), rowHeader: true, cell: ({ name }) => name },
        column('met', m.onsite_mark_met()),
        column('unmet', m.onsite_mark_unmet()),
        column('na', m.onsite_mark_na()),
        column('open', m.onsite_mark_open()),
      ]}
    />
  );
}
