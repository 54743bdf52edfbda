import { useRef, type ReactNode } from 'react';
import { labelText } from '#client/form/label-text.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { IsShown } from '#domain/checklist/visibility.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { chooseSetting } from '#client/ui/device-settings.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import styles from './fill-page.module.css';
import { FilterChips } from './filter/filter-chips.tsx';
import { KeysButton } from './keys/keys-button.tsx';
import type { ItemFilter, PassesFilter } from './use-item-filter.ts';

export interface SheetHeadProps {
  readonly checklist: Checklist;
  readonly filter: ItemFilter;
  readonly passes: PassesFilter;
  readonly isAsked: IsShown;
  readonly searching: boolean;
  readonly onSearchClosed: () => void;
  /** One item at a time. */
  readonly single: boolean;
  readonly onKeys: () => void;
  /** The way to who fills what. */
  readonly assign: ReactNode;
  /** Between the title and the filters. */
  readonly children: ReactNode;
}

/** Over the items of a checklist: what it is, how one works at it, and what is left out of it. */
export function SheetHead(props: SheetHeadProps) {
  const { checklist, filter, single } = props;
  const box = useRef<HTMLInputElement>(null);
  return (
    <>
      <div className={styles.pageHead}>
        <h2>
          {checklist.letter}. {labelText(checklist.title)}
        </h2>
        <div className={styles.ways}>
          <Button
            variant="text"
            icon="list-bullets"
            aria-pressed={single}
            onClick={() => chooseSetting('fillMode', single ? 'list' : 'item')}
          >
            {m.filling_one_by_one()}
          </Button>
          {props.assign}
          <KeysButton onOpen={props.onKeys} />
        </div>
      </div>
      {props.children}
      <FilterChips
        checklist={checklist}
        passes={props.passes}
        isAsked={props.isAsked}
        chosen={filter.chosen}
        onChoose={filter.choose}
      />
      {props.searching && (
        <div className={styles.search} role="search">
          <TextInput
            ref={box}
            type="search"
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for it
            autoFocus
            aria-label={m.fill_search()}
            placeholder={m.fill_search_hint()}
            value={filter.query}
            onValueChange={filter.search}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                filter.search('');
                props.onSearchClosed();
              }
            }}
          />
          {filter.query !== '' && (
            <IconButton
              icon="x"
              label={m.fill_search_clear()}
              onClick={() => {
                filter.search('');
                box.current?.focus();
              }}
            />
          )}
        </div>
      )}
    </>
  );
}
