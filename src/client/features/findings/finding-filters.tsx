import { severities } from '#domain/visit/records.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { severityWords } from '#client/record/severity-words.ts';
import { Field } from '#client/ui/field.tsx';
import { PillGroup } from '#client/ui/pill-group.tsx';
import { Select } from '#client/ui/select.tsx';
import { isLacking, type FindingFilter } from './filter-findings.ts';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { useMedia } from '#client/ui/use-media.ts';
import styles from './findings.module.css';
import type { ListedFinding } from './use-findings.ts';

/** Fewer are seen at a glance: nothing to narrow down, nothing to sort. */
const few = 6;

export interface FindingFiltersProps {
  readonly findings: readonly ListedFinding[];
  readonly filter: FindingFilter;
  readonly onFilter: (filter: FindingFilter) => void;
}

/** What of the list is shown, and in which order. */
export function FindingFilters({ findings, filter, onFilter }: FindingFiltersProps) {
  const count = (kind: string) => findings.filter((one) => one.kind === kind).length;
  const phone = useMedia('(max-width: 599px)');
  const narrowed = filter.severity !== '' || filter.owner !== '' || filter.order !== 'number';
  const lists = <FindingLists findings={findings} filter={filter} onFilter={onFilter} />;
  return (
    <div className={styles.filters} role="group" aria-label={m.findings_filters()}>
      <PillGroup
        label={m.findings_show()}
        value={filter.show}
        onValueChange={(show) => onFilter({ ...filter, show: show as FindingFilter['show'] })}
        options={[
          { value: 'all', label: m.findings_show_all({ count: findings.length }) },
          {
            value: 'limitation',
            label: m.findings_show_limitations({ count: count('limitation') }),
          },
          { value: 'strength', label: m.findings_show_strengths({ count: count('strength') }) },
          {
            value: 'lacking',
            label: m.findings_show_lacking({ count: findings.filter(isLacking).length }),
          },
        ]}
      />
      {(findings.length >= few || narrowed) &&
        (phone ? (
          <Disclosure icon="funnel-simple" title={m.findings_narrow()}>
            {lists}
          </Disclosure>
        ) : (
          lists
        ))}
    </div>
  );
}

function FindingLists({ findings, filter, onFilter }: FindingFiltersProps) {
  const owners = [...new Set(findings.map(({ owner }) => owner.trim()))]
    .filter((owner) => owner !== '')
    .toSorted((left, right) => left.localeCompare(right, 'vi'));
  return (
    <div className={styles.lists}>
      <Field label={m.findings_severity()}>
        {(control) => (
          <Select
            {...control}
            value={filter.severity}
            placeholder={m.findings_any()}
            options={severities.map((value) => ({ value, label: severityWords(value) }))}
            onValueChange={(severity) => onFilter({ ...filter, severity })}
          />
        )}
      </Field>
      <Field label={m.findings_owner()}>
        {(control) => (
          <Select
            {...control}
            value={filter.owner}
            placeholder={m.findings_any()}
            options={owners.map((value) => ({ value, label: value }))}
            onValueChange={(owner) => onFilter({ ...filter, owner })}
          />
        )}
      </Field>
      <Field label={m.findings_order()}>
        {(control) => (
          <Select
            {...control}
            value={filter.order}
            options={[
              { value: 'number', label: m.findings_order_number() },
              { value: 'severity', label: m.findings_order_severity() },
              { value: 'due', label: m.findings_order_due() },
            ]}
            onValueChange={(order) =>
              onFilter({ ...filter, order: order as FindingFilter['order'] })
            }
          />
        )}
      </Field>
    </div>
  );
}
