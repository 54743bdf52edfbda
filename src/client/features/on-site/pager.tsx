import { useState } from 'react';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Row } from '#client/ui/page.tsx';

export interface ShownPage<T> {
  readonly rows: readonly T[];
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
}

/** A page of a long list; the list may grow and shrink meanwhile. */
export function usePage<T>(all: readonly T[], size: number): ShownPage<T> {
  const [wanted, setWanted] = useState(0);
  const last = Math.max(Math.ceil(all.length / size) - 1, 0);
  const page = Math.min(wanted, last);
  const from = page * size;
  return {
    rows: all.slice(from, from + size),
    from: all.length === 0 ? 0 : from + 1,
    to: Math.min(from + size, all.length),
    total: all.length,
    onPrevious: page > 0 ? () => setWanted(page - 1) : null,
    onNext: page < last ? () => setWanted(page + 1) : null,
  };
}

/** Nothing where one page holds all. */
export function Pager({
  from,
  to,
  total,
  onPrevious,
  onNext,
  label,
}: Omit<ShownPage<unknown>, 'rows'> & { readonly label: string }) {
  if (onPrevious === null && onNext === null) return null;
  return (
    <nav aria-label={label}>
      <Row>
        <Button
          icon="caret-left"
          disabledReason={onPrevious === null ? m.onsite_page_first() : undefined}
          onClick={onPrevious ?? undefined}
        >
          {m.onsite_page_previous()}
        </Button>
        <span aria-live="polite">
          {m.onsite_page({
            from: formatNumber(from),
            to: formatNumber(to),
            total: formatNumber(total),
          })}
        </span>
        <Button
          iconAfter="caret-right"
          disabledReason={onNext === null ? m.onsite_page_last() : undefined}
          onClick={onNext ?? undefined}
        >
          {m.onsite_page_next()}
        </Button>
      </Row>
    </nav>
  );
}
