import { memo, useDeferredValue, useMemo } from 'react';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { IsShown } from '#domain/checklist/visibility.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from '#client/ui/class-names.ts';
import { itemFilters, type ItemFilterName, type PassesFilter } from '../use-item-filter.ts';
import styles from './filter-chips.module.css';

export interface FilterChipsProps {
  readonly checklist: Checklist;
  readonly passes: PassesFilter;
  readonly isAsked: IsShown;
  readonly chosen: ItemFilterName | null;
  readonly onChoose: (name: ItemFilterName) => void;
}

const words = {
  unanswered: m.fill_unanswered,
  mine: m.filling_filter_mine,
  failed: m.filling_filter_failed,
  evidence: m.filling_filter_evidence,
  conflict: m.filling_filter_conflict,
  explained: m.filling_filter_explained,
} as const satisfies Record<ItemFilterName, unknown>;

/** The filters that would show something, each with how much; counting gives way to a tap. */
export const FilterChips = memo(function FilterChips(props: FilterChipsProps) {
  const { checklist, chosen, onChoose } = props;
  const passes = useDeferredValue(props.passes);
  const isAsked = useDeferredValue(props.isAsked);
  const counts = useMemo(() => {
    const asked = checklist.sections
      .flatMap(({ items }) => items)
      .filter(({ code }) => isAsked(code));
    return itemFilters.map((name) => ({
      name,
      count: asked.filter((item) => passes(name, item)).length,
    }));
  }, [checklist, passes, isAsked]);
  const offered = counts.filter(({ name, count }) => count > 0 || name === chosen);
  if (offered.length === 0) return null;
  return (
    <div role="group" aria-label={m.filling_filters()} className={styles.chips}>
      {offered.map(({ name, count }) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === chosen}
          className={classNames(styles.chip, name === chosen && styles.chosen)}
          onClick={() => onChoose(name)}
        >
          {words[name]({ count })}
        </button>
      ))}
    </div>
  );
});
