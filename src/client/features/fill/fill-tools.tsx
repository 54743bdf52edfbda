import { m } from '#client/i18n/paraglide/messages.js';
import type { RecordKey } from '#domain/sync/scope.ts';
import { Button } from '#client/ui/button.tsx';
import { ThumbBar } from '#client/ui/thumb-bar.tsx';
import { useFillActions } from './fill-context.ts';
import { RecentButton, type RecentProps } from './recent/recent-button.tsx';

export interface FillToolsProps {
  readonly code: string;
  readonly recordKey: RecordKey;
  readonly previous: string | null;
  /** The item behind, where only one is shown at a time; the main button may lead to it already. */
  readonly following: string | null;
  /** The next item without an answer; `null` when there is none in this checklist. */
  readonly next: string | null;
  /** Where to go when this checklist is done. */
  readonly onward: { readonly letter: string; readonly go: () => void } | null;
  readonly goTo: (code: string) => void;
  /** What was done last may be taken back. */
  readonly records: RecentProps['records'];
}

/** The tools of the active item under the thumb; each names the item that it acts on. */
export function FillTools(props: FillToolsProps) {
  const { code, recordKey, previous, following, next, onward, goTo } = props;
  const actions = useFillActions();
  return (
    <ThumbBar
      label={m.fill_tools_of({ code })}
      leadingWhenNarrow={following === null ? 'hidden' : 'above'}
      leading={
        <>
          {previous !== null && (
            <Button
              variant="text"
              size="lg"
              icon="caret-left"
              aria-label={m.fill_go_to({ code: previous })}
              onClick={() => goTo(previous)}
            >
              {previous}
            </Button>
          )}
          {following !== null && following !== next && (
            <Button
              variant="text"
              size="lg"
              iconAfter="caret-right"
              aria-label={m.filling_next_item({ code: following })}
              onClick={() => goTo(following)}
            >
              {following}
            </Button>
          )}
        </>
      }
    >
      {actions.mayAnswer && <RecentButton scope={actions.scope} records={props.records} />}
      {actions.mayPhotograph && (
        <Button
          size="lg"
          icon="camera"
          onClick={() => actions.takePhoto(code, recordKey, 'camera')}
        >
          {m.photos_take({ code })}
        </Button>
      )}
      {actions.mayAnswer && (
        <Button
          size="lg"
          icon="note-pencil"
          aria-label={m.fill_note_of({ code })}
          onClick={() => actions.openNote(code, true)}
        >
          {m.fill_note()}
        </Button>
      )}
      {actions.mayFind && (
        <Button
          size="lg"
          icon="flag"
          aria-label={m.findings_of({ code })}
          onClick={() => actions.openFinding(code, null)}
        >
          {m.findings_name()}
        </Button>
      )}
      {next !== null ? (
        <Button variant="primary" size="lg" iconAfter="arrow-right" onClick={() => goTo(next)}>
          {m.fill_next_unanswered({ code: next })}
        </Button>
      ) : onward !== null ? (
        <Button variant="primary" size="lg" iconAfter="arrow-right" onClick={onward.go}>
          {m.fill_all_done_onward({ letter: onward.letter })}
        </Button>
      ) : (
        <Button variant="primary" size="lg" disabledReason={m.fill_all_done()}>
          {m.fill_all_done()}
        </Button>
      )}
    </ThumbBar>
  );
}
