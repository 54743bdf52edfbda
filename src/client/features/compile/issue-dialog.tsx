import { useState } from 'react';
import type { ConclusionInput } from '#domain/documents/conclusion-input.ts';
import { uuidV7 } from '#domain/sync/uuid-v7.ts';
import { backingPhotos, type BackingPhoto } from '#domain/visit/conclusion-draft-evidence.ts';
import { issuedConclusions, publishedDrafts } from '#domain/visit/conclusion-draft-issue.ts';
import { draftRecommendations } from '#domain/visit/conclusion-draft.ts';
import { publishablePicture } from '#domain/visit/shown-picture.ts';
import { calendarDateOf, formatDate, formatWeekday, parseTypedDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { usePhotosAtServer } from '#client/services/use-photos-at-server.ts';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Field } from '#client/ui/field.tsx';
import { Message } from '#client/ui/message.tsx';
import { Stack } from '#client/ui/page.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { useToast } from '#client/ui/toast.tsx';
import { issueConclusion, type IssueProblem } from './issue-conclusion.ts';
import { IssueContents } from './issue-contents.tsx';
import { IssuePhotos, photoKey } from './issue-photos.tsx';
import styles from './issue.module.css';
import { obstacleWords, saveProblemWords } from './obstacle-words.ts';
import type { VisitData } from './use-visit-data.ts';

export interface IssueDialogProps {
  readonly data: VisitData;
  /** False: the draft reads as the newest notice, so that a new one would say nothing new. */
  readonly changed: boolean | null;
  readonly draft: ConclusionInput;
  /** Pieces of evidence that are not in the conclusion. */
  readonly unused: number;
  readonly onIssued: (number: string) => void;
  readonly onClose: () => void;
}

/** Number, symbol, date, and what the unit will see; then there is no way back. */
export function IssueDialog(props: IssueDialogProps) {
  const { data, changed, draft, unused, onIssued, onClose } = props;
  const services = useServices();
  const workspace = useWorkspace();
  const toast = useToast();
  const [number, setNumber] = useState('');
  const [symbol, setSymbol] = useState(draft.symbol);
  const [date, setDate] = useState(() => formatDate(calendarDateOf(services.clock())));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<IssueProblem | null>(null);

  const atServer = usePhotosAtServer(data.context.scope, data.records);
  const issued = issuedConclusions(data.followup);
  const [newest] = issued;
  const known = publishedDrafts(data.followup);
  const recommendations = draftRecommendations(data.records);
  const photos = backingPhotos(data.records).filter(({ of }) => !known.has(of));
  const given = photos.filter(
    (photo) => chosen.has(photoKey(photo)) && publishablePicture(photo.photo).type !== 'withheld',
  );
  const typedDate = parseTypedDate(date);
  const plainNumber = number.trim().replace(/^0+(?=\d)/, '');
  const errors = {
    number: numberError(
      plainNumber,
      issued.some(({ issue }) => issue.number === plainNumber),
    ),
    symbol: symbol.trim() === '' ? m.compile_issue_symbol_missing() : undefined,
    date:
      typedDate === null
        ? m.compile_due_bad()
        : typedDate < data.context.visit.date
          ? m.compile_issue_date_early()
          : undefined,
  };

  const confirm = async () => {
    setTried(true);
    if (errors.number || errors.symbol || errors.date || typedDate === null) return;
    setWorking(true);
    setProblem(null);
    const { context } = data;
    const outcome = await issueConclusion(
      {
        ...{ visit: context.scope, followup: context.followup },
        ...{ records: data.records, published: data.followup, draft },
        isLead: context.role === 'lead',
        ...{ number: plainNumber, symbol: symbol.trim(), date: typedDate },
        photos: given,
      },
      {
        workspace,
        newId: () => uuidV7(services.clock, services.random),
        writeDocx: async (model) =>
          (await import('#client/documents/conclusion-docx.ts')).conclusionDocx(model),
      },
    );
    setWorking(false);
    if (!outcome.ok) return setProblem(outcome.error);
    toast({ text: m.compile_issued_toast({ number: plainNumber, symbol: symbol.trim() }) });
    onIssued(plainNumber);
    onClose();
  };

  const shown = (error: string | undefined) => (tried ? error : undefined);
  return (
    <Dialog
      open
      onClose={onClose}
      title={newest ? m.compile_issue_title_again() : m.compile_issue_title()}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            {m.common_later()}
          </Button>
          <Button variant="primary" icon="seal-check" busy={working} onClick={() => void confirm()}>
            {working
              ? m.compile_issue_working()
              : plainNumber === ''
                ? m.compile_issue_confirm_plain()
                : m.compile_issue_confirm({ number: plainNumber, symbol: symbol.trim() })}
          </Button>
        </>
      }
    >
      <Stack>
        {newest && changed === false && (
          <Message
            kind="warning"
            title={m.compile_issue_same({
              number: `${newest.issue.number}/${newest.issue.symbol}`,
            })}
            live={false}
          >
            {m.compile_issue_same_text()}
          </Message>
        )}
        <Message kind="warning" title={m.compile_issue_once()} live={false}>
          {m.compile_issue_once_text()}
        </Message>
        <div className={styles.fields}>
          <Field
            label={m.compile_issue_number()}
            error={shown(errors.number)}
            help={newest && m.compile_issue_number_newest({ number: newest.issue.number })}
            required
          >
            {(aria) => (
              <TextInput
                {...aria}
                value={number}
                onValueChange={setNumber}
                inputMode="numeric"
                autoComplete="off"
                maxLength={6}
              />
            )}
          </Field>
          <Field label={m.compile_issue_symbol()} error={shown(errors.symbol)} required>
            {(aria) => (
              <TextInput
                {...aria}
                value={symbol}
                onValueChange={setSymbol}
                autoComplete="off"
                maxLength={40}
              />
            )}
          </Field>
          <Field
            label={m.compile_issue_date()}
            error={shown(errors.date)}
            help={typedDate === null ? undefined : formatWeekday(typedDate)}
            required
          >
            {(aria) => (
              <TextInput
                {...aria}
                value={date}
                onValueChange={setDate}
                placeholder={m.compile_date_pattern()}
                autoComplete="off"
              />
            )}
          </Field>
        </div>
        <IssueContents
          unit={data.context.unit.name}
          recommendations={recommendations}
          known={known}
          photos={given.length}
          unused={unused}
          atServer={atServer}
          nameOf={data.nameOf}
        />
        <IssuePhotos
          scope={data.context.scope}
          photos={photos}
          followup={data.followup}
          numberOf={(photo: BackingPhoto) =>
            recommendations.findIndex(({ record }) => record === photo.of) + 1
          }
          chosen={chosen}
          onChoose={setChosen}
        />
        {problem !== null && (
          <Message kind="error" title={m.compile_issue_failed()}>
            {m.compile_issue_failed_text({ reason: reasonOf(problem) })}
          </Message>
        )}
      </Stack>
    </Dialog>
  );
}

function numberError(number: string, used: boolean): string | undefined {
  if (number === '') return m.compile_issue_number_missing();
  if (!/^[1-9]\d{0,4}$/.test(number)) return m.compile_issue_number_bad();
  return used ? m.compile_issue_number_used() : undefined;
}

function reasonOf(problem: IssueProblem): string {
  switch (problem.type) {
    case 'obstacle':
      return obstacleWords(problem.obstacle);
    case 'no-document':
      return m.compile_download_failed();
    case 'not-saved':
      return saveProblemWords(problem.problem).title;
  }
}
