import { useState } from 'react';
import { issuedConclusions, type IssuedConclusion } from '#domain/visit/conclusion-draft-issue.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useFiles, useSituation } from '#client/services/use-records.ts';
import { Button } from '#client/ui/button.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Message } from '#client/ui/message.tsx';
import { Meta, Row, StatusLine } from '#client/ui/page.tsx';
import styles from './issue.module.css';
import { useIssuedDownload } from './use-issued-download.ts';
import type { VisitData } from './use-visit-data.ts';

/** Where to scroll to after issuing. */
export const issuedPanelId = 'issued';

/** What has been issued of this visit: number, date, paper, fingerprint, where it is, and what came later. */
export function IssuedPanel({
  data,
  changed,
}: {
  readonly data: VisitData;
  readonly changed: boolean | null;
}) {
  const { context, followup } = data;
  const [newest, ...earlier] = issuedConclusions(followup);
  if (!newest) return null;
  const { number, symbol, date } = newest.issue;
  return (
    <div id={issuedPanelId} className={styles.issued}>
      <Message
        kind="ok"
        icon="seal-check"
        title={m.compile_issued_title({ number, symbol, date: formatDate(date) })}
        live={false}
      >
        <div className={styles.issuedBody}>
          <Whereabouts scope={context.followup} issued={newest} />
          <Row>
            <IssuedDownload scope={context.followup} unit={context.unit.name} issued={newest} />
          </Row>
          <Fingerprint sha256={newest.issue.document.sha256} />
        </div>
      </Message>
      {changed === true && (
        <Message kind="info" title={m.compile_issued_changed()} live={false}>
          {m.compile_issued_changed_text()}
        </Message>
      )}
      {changed === false && <Meta>{m.compile_issued_same()}</Meta>}
      {earlier.length > 0 && (
        <Disclosure title={m.compile_issued_earlier()}>
          {earlier.map((one) => (
            <div key={one.record}>
              <p>
                {m.compile_issued_title({
                  number: one.issue.number,
                  symbol: one.issue.symbol,
                  date: formatDate(one.issue.date),
                })}
              </p>
              <IssuedDownload scope={context.followup} unit={context.unit.name} issued={one} />
              <Fingerprint sha256={one.issue.document.sha256} />
            </div>
          ))}
        </Disclosure>
      )}
    </div>
  );
}

/** Saved here and received by the server are two facts. */
function Whereabouts({
  scope,
  issued,
}: {
  readonly scope: Scope;
  readonly issued: IssuedConclusion;
}) {
  const situation = useSituation();
  const files = useFiles(scope);
  if (situation === undefined || files === undefined) return null;
  if (situation.held.some((held) => held.scope === scope)) {
    return (
      <StatusLine icon="hand-palm-fill" tone="part">
        {m.compile_issued_held()}
      </StatusLine>
    );
  }
  const { document, docx } = issued.issue;
  const waits =
    (situation.waitingByScope[scope] ?? 0) > 0 ||
    [document, docx].some(({ sha256 }) => files.get(sha256) === 'waiting');
  return waits ? (
    <StatusLine icon="arrow-up">{m.compile_issued_waiting()}</StatusLine>
  ) : (
    <StatusLine icon="cloud-check-fill" tone="ok">
      {m.compile_issued_received()}
    </StatusLine>
  );
}

function IssuedDownload({
  scope,
  unit,
  issued,
}: {
  readonly scope: Scope;
  readonly unit: string;
  readonly issued: IssuedConclusion;
}) {
  const [missing, setMissing] = useState(false);
  const download = useIssuedDownload(scope, unit);
  const { number } = issued.issue;
  return (
    <>
      <Button
        icon="file-doc"
        aria-label={m.compile_issued_download_of({ number })}
        onClick={() => void download(issued).then((there) => setMissing(!there))}
      >
        {m.compile_issued_download()}
      </Button>
      {missing && <Message kind="warning" title={m.compile_issued_missing()} />}
    </>
  );
}

/** The hash in groups of four, so that it can be read out and compared. */
function Fingerprint({ sha256 }: { readonly sha256: string }) {
  return (
    <div>
      <Meta>{m.compile_issued_fingerprint()}</Meta>
      <p className={styles.hash}>{(sha256.match(/.{1,4}/g) ?? []).join(' ')}</p>
    </div>
  );
}
