import { useState } from 'react';
import { columnCount, type ListColumns, type PlannedLine } from '#domain/on-site/plan-dossiers.ts';
import type { GivenLine } from '#domain/on-site/read-table.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { DataTable } from '#client/ui/data-table.tsx';
import { Field } from '#client/ui/field.tsx';
import { Message } from '#client/ui/message.tsx';
import { Row, Stack } from '#client/ui/page.tsx';
import { Select } from '#client/ui/select.tsx';
import { Pager, usePage } from '../pager.tsx';

/** What becomes of each line, those first that need a look. */
export function ListPreview({
  plan,
  lines,
  columns,
  onColumns,
}: {
  readonly plan: readonly PlannedLine[];
  readonly lines: readonly GivenLine[];
  readonly columns: ListColumns;
  readonly onColumns: (columns: ListColumns) => void;
}) {
  const [all, setAll] = useState(false);
  const ofType = (type: PlannedLine['type']) => plan.filter((line) => line.type === type);
  const troubled = [...ofType('unclear'), ...ofType('twice'), ...ofType('known')];
  const shown = all ? plan : troubled;
  const page = usePage(shown, 20);
  const count = (type: PlannedLine['type']) => formatNumber(ofType(type).length);
  return (
    <Stack>
      <ColumnChoice lines={lines} columns={columns} onColumns={onColumns} />
      <Message
        kind={ofType('unclear').length > 0 ? 'warning' : 'info'}
        title={m.onsite_plan({
          lines: formatNumber(plan.length),
          fresh: count('new'),
          known: count('known'),
          twice: count('twice'),
          unclear: count('unclear'),
        })}
      >
        {ofType('unclear').length > 0 ? m.onsite_plan_unclear() : undefined}
      </Message>
      <Checkbox checked={all} onCheckedChange={setAll}>
        {m.onsite_plan_all()}
      </Checkbox>
      {shown.length > 0 && (
        <>
          <DataTable
            caption={m.onsite_plan_lines()}
            rows={page.rows}
            rowKey={({ line }) => String(line.number)}
            columns={[
              {
                key: 'line',
                head: m.onsite_plan_line(),
                numeric: true,
                cell: ({ line }) => line.number,
              },
              {
                key: 'text',
                head: m.onsite_plan_text(),
                rowHeader: true,
                cell: (line) =>
                  line.type === 'unclear'
                    ? line.line.cells.filter((cell) => cell !== '').join(' · ')
                    : line.entry.code,
              },
              {
                key: 'group',
                head: m.onsite_group(),
                cell: (line) => (line.type === 'unclear' ? '' : line.entry.group),
              },
              { key: 'fate', head: m.onsite_plan_fate(), cell: fateWords },
            ]}
          />
          <Pager {...page} label={m.onsite_plan_lines()} />
        </>
      )}
    </Stack>
  );
}

function ColumnChoice({
  lines,
  columns,
  onColumns,
}: {
  readonly lines: readonly GivenLine[];
  readonly columns: ListColumns;
  readonly onColumns: (columns: ListColumns) => void;
}) {
  const width = columnCount(lines);
  const options = Array.from({ length: width }, (_, column) => ({
    value: String(column),
    label: m.onsite_column({
      number: column + 1,
      example: (lines[0]?.cells[column] ?? '').slice(0, 30),
    }),
  }));
  return (
    <Row>
      {width > 1 && (
        <>
          <Field label={m.onsite_column_code()}>
            {(control) => (
              <Select
                {...control}
                options={options}
                value={String(columns.code)}
                onValueChange={(value) => onColumns({ ...columns, code: Number(value) })}
              />
            )}
          </Field>
          <Field label={m.onsite_column_group()}>
            {(control) => (
              <Select
                {...control}
                options={options}
                placeholder={m.onsite_column_none()}
                value={columns.group === null ? '' : String(columns.group)}
                onValueChange={(value) =>
                  onColumns({ ...columns, group: value === '' ? null : Number(value) })
                }
              />
            )}
          </Field>
        </>
      )}
      {lines.length > 1 && (
        <Checkbox
          checked={columns.head}
          onCheckedChange={(head) => onColumns({ ...columns, head })}
        >
          {m.onsite_column_head()}
        </Checkbox>
      )}
    </Row>
  );
}

function fateWords(line: PlannedLine): string {
  switch (line.type) {
    case 'new':
      return m.onsite_fate_new();
    case 'twice':
      return m.onsite_fate_twice({ line: line.first });
    case 'known':
      if (line.struck) return m.onsite_fate_struck();
      return line.group === null
        ? m.onsite_fate_known()
        : m.onsite_fate_known_group({
            group: line.group === '' ? m.onsite_no_group() : line.group,
          });
    case 'unclear':
      switch (line.reason) {
        case 'no-code':
          return m.onsite_fate_no_code();
        case 'no-digit':
          return m.onsite_fate_no_digit();
        case 'too-long':
          return m.onsite_fate_too_long();
      }
  }
}
