import { createContext, use, useState } from 'react';
import { Link } from 'wouter';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { hasMoved, offeredAnswer, type ItemFeed } from '#domain/on-site/item-feeds.ts';
import { sameValue, type JsonValue } from '#domain/sync/change.ts';
import type { Edit } from '#domain/sync/edit.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import { recordParts, scopeParts, type RecordKey } from '#domain/sync/scope.ts';
import { answerFields } from '#domain/visit/records.ts';
import { itemAnswerWords } from '#client/form/answer-words.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import type { SaveProblem } from '#client/record/save-problem-words.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { Row } from '#client/ui/page.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { useFillActions } from './fill-context.ts';
import styles from './item-row.module.css';

const noFeeds: ReadonlyMap<RecordKey, ItemFeed> = new Map();
const FeedsContext = createContext(noFeeds);
/** Apart from what rows are given: a tally that moves draws its own lines anew, not the rows. */
export const ItemFeedsProvider = FeedsContext.Provider;

export interface ItemTallyProps {
  readonly item: ChecklistItem;
  readonly recordKey: RecordKey;
  readonly record: FoldedRecord | undefined;
  /** Its box is open: what is typed there may not be stored yet. */
  readonly noteOpen: boolean;
}

type TakenField = 'value' | 'note';

/** "Mẫu: 18/20 đạt", beside the answer that may be taken from it by one tap. */
export function ItemTally(props: ItemTallyProps) {
  const feed = use(FeedsContext).get(props.recordKey);
  return feed === undefined ? null : <Tally {...props} feed={feed} />;
}

function Tally(props: ItemTallyProps & { readonly feed: ItemFeed }) {
  const { item, recordKey, record, noteOpen, feed } = props;
  const { scope, mayAnswer, kept } = useFillActions();
  const workspace = useWorkspace();
  const [failed, setFailed] = useState<{
    readonly field: TakenField;
    readonly problem: SaveProblem;
  } | null>(null);
  const { now, taken, folded } = feed;
  const offered = offeredAnswer(item, feed);
  const standing = readField(record, 'value', answerFields.value);
  const note = readField(record, 'note', answerFields.note);
  const isThere = offered !== null && sameValue(standing.value, offered);
  const words = tallyWords(feed);
  const noteSays = (note.value ?? '').includes(words);
  // Words that are not stored yet would be written over.
  const noteRests =
    !noteOpen && !note.conflict && !note.unreadable && !kept.has(`${recordKey}|note`);

  const take = async (field: TakenField, value: JsonValue) => {
    const { part, whole, count } = now;
    const edits: readonly Edit[] = [
      { scope, record: recordKey, field, value, seen: seenHeads(record, field) },
      {
        ...{ scope, record: folded.record, field: 'taken', value: { part, whole, count } },
        seen: seenHeads(folded, 'taken'),
      },
    ];
    const saved = await workspace.save(edits);
    setFailed(saved.ok ? null : { field, problem: saved.error });
  };
  // Made anew at every drawing, so that a second attempt stores what stands by then.
  const acts = {
    value:
      mayAnswer && offered !== null && !isThere && !standing.conflict && !standing.unreadable
        ? () => take('value', offered)
        : null,
    note:
      mayAnswer && offered === null && now.whole > 0 && !noteSays && noteRests
        ? () => take('note', [note.value ?? '', words].filter((one) => one !== '').join('\n'))
        : null,
  };
  const again = failed && acts[failed.field];
  const answer =
    offered === null
      ? ''
      : itemAnswerWords(item, { value: offered, rows: [], photos: 0, note: '' });
  return (
    <div className={styles.tally}>
      <Row>
        <span>{words}</span>
        {hasMoved(feed) && taken !== null ? (
          <Tag tone="part" icon="warning-fill">
            {m.onsite_item_moved({ part: taken.part, whole: taken.whole })}
          </Tag>
        ) : (
          taken !== null && (
            <Tag tone="ok" icon="check">
              {m.onsite_item_used()}
            </Tag>
          )
        )}
        {acts.value && (
          <Button
            aria-label={m.onsite_item_use_named({ code: item.code, answer })}
            onClick={() => void acts.value?.()}
          >
            {hasMoved(feed) ? m.onsite_item_again() : `${m.onsite_item_use()}: ${answer}`}
          </Button>
        )}
        {acts.note && (
          <Button
            aria-label={m.onsite_item_note_named({ code: item.code })}
            onClick={() => void acts.note?.()}
          >
            {m.onsite_item_note()}
          </Button>
        )}
        <Link
          href={sourcePath(scopeParts(scope).id, feed)}
          className={buttonClass({ variant: 'text' })}
        >
          {m.onsite_item_see()}
        </Link>
      </Row>
      {failed && again && (
        <SaveProblemMessage problem={failed.problem} onRetry={() => void again()} />
      )}
    </div>
  );
}

function tallyWords({ source, now }: ItemFeed): string {
  const { part, whole, open } = now;
  const words = {
    register:
      source.type === 'register' && source.figure === 'unmet'
        ? m.onsite_item_unmet({ source: m.onsite_item_register(), part, whole })
        : m.onsite_item_met({ source: m.onsite_item_register(), part, whole }),
    'roll-call': m.onsite_item_present({ source: m.onsite_item_roll_call(), part, whole }),
    interviews: m.onsite_item_good({ source: m.onsite_item_interviews(), part, whole }),
  }[source.type];
  return open === 0 ? words : `${words}, ${m.onsite_item_open({ count: open })}`;
}

function sourcePath(visitId: string, { source }: ItemFeed): string {
  const page = `/visits/${visitId}/on-site`;
  switch (source.type) {
    case 'register':
      return `${page}/samples/${recordParts(source.register).id}`;
    case 'roll-call':
      return `${page}/presence`;
    case 'interviews':
      return `${page}/interviews`;
  }
}
