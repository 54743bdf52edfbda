import type { RecordKey } from '#domain/sync/scope.ts';
import { useFillActions } from '../fill-context.ts';
import { rowId } from '../item-row.tsx';
import { pressAnswer, useKeys } from './use-keys.ts';

export interface SheetKeys {
  /** Code of the active item. */
  readonly active: string;
  readonly recordKey: RecordKey;
  /** The items around it as they are listed, and the next one without an answer. */
  readonly around: {
    readonly next: string | null;
    readonly previous: string | null;
    readonly gap: string | null;
  };
  readonly goTo: (code: string) => void;
  readonly onSearch: () => void;
  readonly onUndo: () => void;
  readonly onList: () => void;
}

/** Single keys at the page of a checklist: what its buttons do, at the active item. */
export function useSheetKeys(keys: SheetKeys): void {
  const actions = useFillActions();
  const { active, recordKey, around } = keys;
  const goIf = (code: string | null) => code !== null && keys.goTo(code);
  useKeys((act) => {
    switch (act.type) {
      case 'answer':
        return pressAnswer(document.getElementById(rowId(active)), act.index);
      case 'next':
        return void goIf(around.next);
      case 'previous':
        return void goIf(around.previous);
      case 'unanswered':
        return void goIf(around.gap);
      case 'note':
        return actions.mayAnswer ? actions.openNote(active, true) : undefined;
      case 'finding':
        return actions.mayFind ? actions.openFinding(active, null) : undefined;
      case 'photo':
        return actions.mayPhotograph ? actions.takePhoto(active, recordKey, 'camera') : undefined;
      case 'search':
        return keys.onSearch();
      case 'undo':
        return keys.onUndo();
      case 'list':
        return keys.onList();
    }
  });
}
