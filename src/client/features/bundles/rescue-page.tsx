import { useEffect, useState } from 'react';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { SessionAccount } from '#client/services/app-services.ts';
import { useServices } from '#client/services/services-context.tsx';
import { AppMark } from '#client/ui/app-mark.tsx';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { Meta, Note, Page, Row, Stack } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import type { Survey } from './bundle-types.ts';
import { makeProblemWords } from './bundle-words.ts';
import { OwnWorkParts } from './own-work.tsx';
import styles from './bundles.module.css';

/**
 * The way out for unsent work, whatever else is broken: no open workspace, no network and no session
 * is needed, and nothing on the device is changed. Only the account that works here sees its own.
 */
export function RescuePage({ account }: { readonly account: SessionAccount | null }) {
  const survey = useSurvey();
  useEffect(() => {
    document.title = `${m.bundles_rescue_title()} · ${m.ui_app_name()}`;
  }, []);
  return (
    <Page width="text">
      <div className={styles.parts}>
        <Stack>
          <AppMark label={m.ui_app_name()} />
          <h1>{m.bundles_rescue_title()}</h1>
          <Note>{m.bundles_rescue_text()}</Note>
        </Stack>
        {survey === undefined && <Skeleton text={m.bundles_looking()} lines={4} />}
        {survey === 'failed' && <Trouble problem={{ type: 'failed', detail: '' }} />}
        {survey !== undefined && survey !== 'failed' && (
          <>
            <Own survey={survey} account={account} />
            {survey.others > 0 && (
              <Message
                kind="info"
                icon="hard-drives"
                live={false}
                title={m.bundles_others({ count: formatNumber(survey.others) })}
              >
                {m.bundles_others_next()}
              </Message>
            )}
          </>
        )}
        <Row>
          <a href="/" className={buttonClass({ variant: 'text' })}>
            {m.bundles_back()}
          </a>
        </Row>
      </div>
    </Page>
  );
}

function Own({
  survey: { own },
  account,
}: {
  readonly survey: Survey;
  readonly account: SessionAccount | null;
}) {
  if (account === null || own.type === 'nobody') {
    return (
      <Message
        kind="info"
        live={false}
        title={m.bundles_nobody()}
        actions={
          <a href="/sign-in" className={buttonClass({ variant: 'primary' })}>
            {m.auth_sign_in()}
          </a>
        }
      >
        {m.bundles_nobody_next()}
      </Message>
    );
  }
  switch (own.type) {
    case 'nothing':
      return <Message kind="info" live={false} title={m.bundles_none({ name: account.name })} />;
    case 'busy':
    case 'failed':
      return <Trouble problem={own} />;
    case 'work':
      return <OwnWorkParts work={own.work} name={account.name} />;
  }
}

function Trouble({ problem }: { readonly problem: Parameters<typeof makeProblemWords>[0] }) {
  const { title, text } = makeProblemWords(problem);
  return (
    <Stack>
      <Message
        kind="error"
        title={title}
        actions={<Button onClick={() => location.reload()}>{m.problems_reload()}</Button>}
      >
        {text}
      </Message>
      {problem.type === 'failed' && problem.detail !== '' && (
        <Meta>{m.problems_for_support({ detail: problem.detail })}</Meta>
      )}
    </Stack>
  );
}

function useSurvey(): Survey | 'failed' | undefined {
  const { bundles } = useServices();
  const [survey, setSurvey] = useState<Survey | 'failed'>();
  useEffect(() => {
    let current = true;
    const show = (found: Survey | 'failed'): void => {
      if (current) setSurvey(found);
    };
    bundles.survey().then(show, () => show('failed'));
    return () => {
      current = false;
    };
  }, [bundles]);
  return survey;
}
