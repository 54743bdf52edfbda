import { useMemo, useState } from 'react';
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, scopeParts, type RecordKey } from '#domain/sync/scope.ts';
import { photoFields } from '#domain/visit/records.ts';
import { shownPicture } from '#domain/visit/shown-picture.ts';
import { answerKey, visitAnswers } from '#domain/visit/visit-answers.ts';
import { itemAnswerWords } from '#client/form/answer-words.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { readyChecklists, useChecklists } from '#client/services/use-checklists.ts';
import { usePhotoUrl } from '#client/services/use-photo-url.ts';
import { useVisit } from '#client/services/use-records.ts';
import { Button } from '#client/ui/button.tsx';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { Field } from '#client/ui/field.tsx';
import { PhotoThumb } from '#client/ui/photo-thumb.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { ConflictBlock } from './conflict-block.tsx';
import { useDossiers, useObservations } from './evidence-on-site.ts';
import styles from './finding-sheet.module.css';
import type { RecordDesk } from './record-fields.tsx';
import { SaveProblemMessage } from './save-problem-message.tsx';
import { notHereBadge } from './photo/photo-facts.ts';
import { useEvidence } from './use-evidence.ts';

export interface EvidenceChoiceProps {
  /** Of the finding. */
  readonly desk: RecordDesk;
  /** The item that it was raised from: its answer and its photos go along by themselves. */
  readonly answer: RecordKey | null;
  readonly records: readonly FoldedRecord[];
}

/** Most answers that a search shows. */
const MOST_FOUND = 12;
/** Photos that are shown at once; each is read from the device. */
const PHOTOS_AT_ONCE = 24;

/** What supports the finding: photos of the visit's album, answers of its checklists and dossiers of its registers, as links. */
export function EvidenceChoice({ desk, answer, records }: EvidenceChoiceProps) {
  const { chosen, toggle, problem, retry, reading } = useEvidence(desk);
  const [search, setSearch] = useState('');
  const [shownPhotos, setShownPhotos] = useState(PHOTOS_AT_ONCE);
  const answers = useAnswers(desk, records);
  const dossiers = useDossiers(records);
  const observations = useObservations(records);
  const named = useMemo(
    () => [...answers, ...dossiers, ...observations],
    [answers, dossiers, observations],
  );
  const photos = useMemo(
    () => records.filter(({ record }) => recordParts(record).kind === 'photo'),
    [records],
  );
  const isOwn = (photo: FoldedRecord) => {
    const of = readField(photo, 'of', photoFields.of).value;
    return of !== undefined && (of === answer || of === desk.recordKey);
  };
  const nameOf = (key: RecordKey): string => {
    const index = photos.findIndex(({ record }) => record === key);
    if (index >= 0) return m.findings_evidence_photo({ number: index + 1 });
    return named.find((one) => one.key === key)?.code ?? m.findings_evidence_gone();
  };
  if (reading.conflict) {
    return (
      <ConflictBlock
        scope={desk.scope}
        record={desk.recordKey}
        field="evidence"
        name={m.findings_evidence()}
        heads={reading.heads}
        maySettle={desk.mayWrite}
        renderValue={(value) =>
          Array.isArray(value)
            ? value.map((key) => nameOf(key as RecordKey)).join(', ') || m.fill_not_entered()
            : null
        }
      />
    );
  }
  const wanted = foldForSearch(search);
  const found = named.filter(
    ({ key, text }) => chosen.has(key) || (wanted !== '' && text.includes(wanted)),
  );
  const others = photos.filter((photo) => !isOwn(photo));

  // A tablet of another version may name kinds that this one does not list.
  const rest = [...chosen].filter(
    (key) => !photos.some(({ record }) => record === key) && !named.some((one) => one.key === key),
  );
  return (
    <fieldset disabled={!desk.mayWrite} className={styles.stack}>
      <p className={styles.facts}>
        {answer === null
          ? m.findings_evidence_help_free()
          : m.findings_evidence_help({ count: photos.length - others.length })}
      </p>
      <Field label={m.findings_evidence_search()} help={m.findings_evidence_search_help()}>
        {(control) => (
          <TextInput {...control} type="search" value={search} onValueChange={setSearch} />
        )}
      </Field>
      {found.length > 0 && (
        <ul role="list" aria-label={m.findings_evidence_answers()}>
          {found.slice(0, Math.max(MOST_FOUND, chosen.size)).map(({ key, code, words, title }) => (
            <li key={key}>
              <Checkbox
                checked={chosen.has(key)}
                onCheckedChange={(on) => toggle(key, on)}
                help={words}
              >
                {`${code}. ${title}`}
              </Checkbox>
            </li>
          ))}
        </ul>
      )}
      {wanted !== '' && found.length === 0 && (
        <p className={styles.facts}>{m.findings_evidence_none_found()}</p>
      )}
      {others.length > 0 && (
        <ul role="list" className={styles.thumbs} aria-label={m.findings_evidence_album()}>
          {others.slice(0, shownPhotos).map((photo) => (
            <li key={photo.record}>
              <ChoosePhoto
                photo={photo}
                name={nameOf(photo.record)}
                chosen={chosen.has(photo.record)}
                onChoose={(on) => toggle(photo.record, on)}
              />
            </li>
          ))}
        </ul>
      )}
      {others.length > shownPhotos && (
        <Button onClick={() => setShownPhotos(shownPhotos + PHOTOS_AT_ONCE)}>
          {m.findings_evidence_more({ count: others.length - shownPhotos })}
        </Button>
      )}
      {rest.map((key) => (
        <Checkbox key={key} checked onCheckedChange={() => toggle(key, false)}>
          {m.findings_evidence_gone()}
        </Checkbox>
      ))}
      {problem !== null && <SaveProblemMessage problem={problem} onRetry={retry} />}
    </fieldset>
  );
}

function ChoosePhoto({
  photo,
  name,
  chosen,
  onChoose,
}: {
  readonly photo: FoldedRecord;
  readonly name: string;
  readonly chosen: boolean;
  readonly onChoose: (on: boolean) => void;
}) {
  const picture = shownPicture(photo);
  const caption = readField(photo, 'caption', photoFields.caption).value ?? '';
  const of = readField(photo, 'of', photoFields.of).value;
  const code = of === undefined ? '' : (recordParts(of).id.split('/')[1] ?? '');
  const url = usePhotoUrl(photo.scope, picture?.thumbnail.sha256);
  const src = picture === undefined ? 'unreadable' : url.type === 'ready' ? url.url : null;
  const words = [code, caption].filter((word) => word !== '').join('. ');
  return (
    <>
      <PhotoThumb
        src={src}
        alt={[name, words].filter(Boolean).join(', ')}
        badge={url.type === 'missing' ? notHereBadge() : undefined}
        wide
      />
      <Checkbox checked={chosen} onCheckedChange={onChoose} help={words}>
        {name}
      </Checkbox>
    </>
  );
}

/** Every answered item of the visit's checklists, as it is searched and shown. */
function useAnswers(desk: RecordDesk, records: readonly FoldedRecord[]) {
  const visit = useVisit(scopeParts(desk.scope).id);
  const loaded = useChecklists(visit?.visit.checklists ?? none);
  return useMemo(() => {
    const there = new Set(records.map(({ record }) => record));
    const answersOf = visitAnswers(records);
    return readyChecklists(loaded ?? []).flatMap((checklist) =>
      checklist.sections.flatMap(({ items }) =>
        items.flatMap((item) => {
          const key = answerKey(checklist.id, item.code);
          if (!there.has(key)) return [];
          const title = labelText(item.text);
          const words = itemAnswerWords(item, answersOf(checklist.id)(item.code));
          return [
            { key, code: item.code, title, words, text: foldForSearch(`${item.code} ${title}`) },
          ];
        }),
      ),
    );
  }, [loaded, records]);
}

const none: readonly string[] = [];
