import { Link } from 'wouter';
import { calendarDateOf, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices } from '#client/services/services-context.tsx';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FactList } from '#client/ui/fact-list.tsx';
import { Leaf } from '#client/ui/leaf.tsx';
import { Message } from '#client/ui/message.tsx';
import { Group } from '#client/ui/page.tsx';
import { useState } from 'react';
import { useOffice } from './office-context.ts';
import { OfficeProblemMessage } from './office-problem.tsx';
import type { OfficeProblem, PlanProblem } from './office-types.ts';
import { planProblemWords } from './plan-problem-words.ts';
import { VisitLine } from './visit-line.tsx';
import styles from './office.module.css';

/** How many visits the home page shows. */
const nearest = 8;

export function OfficeHome() {
  const { directory } = useOffice();
  return directory.campaigns.length === 0 ? <Welcome /> : <Summary />;
}

/** Nothing is here yet: three ways to begin, the quickest first. */
function Welcome() {
  const { office: api } = useServices();
  const { reload, showPasswords } = useOffice();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<OfficeProblem | null>(null);
  const [others, setOthers] = useState<readonly PlanProblem[]>([]);
  const start = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await api.startFromSample();
    if (!answer.ok) setProblem(answer.error);
    else {
      setOthers(answer.value.problems);
      if (answer.value.firstPasswords.length > 0) showPasswords(answer.value.firstPasswords);
      await reload();
    }
    setBusy(false);
  };
  return (
    <Group title={m.admin_welcome_title()}>
      <div className={styles.choices}>
        <section className={styles.choice}>
          <h2>{m.admin_welcome_sample()}</h2>
          <p>{m.admin_welcome_sample_text()}</p>
          <Button variant="primary" size="lg" busy={busy} onClick={() => void start()}>
            {m.admin_welcome_sample_do()}
          </Button>
        </section>
        <section className={styles.choice}>
          <h2>{m.admin_welcome_import()}</h2>
          <p>{m.admin_welcome_import_text()}</p>
          <Link href="/office/import" className={buttonClass({ size: 'lg' })}>
            {m.admin_welcome_import_do()}
          </Link>
        </section>
        <section className={styles.choice}>
          <h2>{m.admin_welcome_hand()}</h2>
          <p>{m.admin_welcome_hand_text()}</p>
          <Link href="/office/units" className={buttonClass({ size: 'lg' })}>
            {m.admin_welcome_hand_do()}
          </Link>
        </section>
      </div>
      {problem && <OfficeProblemMessage problem={problem} />}
      {others.map((entry) => (
        <Message key={entry.path} kind="error" title={planProblemWords(entry)} />
      ))}
    </Group>
  );
}

function Summary() {
  const { clock } = useServices();
  const { accounts, directory, held } = useOffice();
  const today = calendarDateOf(clock());
  const never = accounts.filter(({ lastSignIn, disabled }) => lastSignIn === null && !disabled);
  const planned = new Set(directory.visits.map(({ unitId }) => unitId)).size;
  const visits = directory.visits.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const coming = visits.filter(({ date }) => date >= today).slice(0, nearest);
  const shown = coming.length > 0 ? coming : visits.slice(-nearest).toReversed();
  return (
    <>
      {held.length > 0 && (
        <Message
          kind="warning"
          icon="hand-palm-fill"
          live={false}
          title={m.admin_home_held({ count: held.length })}
          actions={
            <Link href="/office/held" className={buttonClass()}>
              {m.admin_home_held_do()}
            </Link>
          }
        >
          {m.admin_home_held_text()}
        </Message>
      )}
      <FactList
        columns={2}
        facts={[
          {
            key: 'campaigns',
            icon: 'clipboard-text',
            title: m.admin_count_campaigns({ count: directory.campaigns.length }),
            detail: m.admin_home_visits({
              count: formatNumber(directory.visits.length),
              coming: formatNumber(visits.filter(({ date }) => date >= today).length),
            }),
          },
          {
            key: 'accounts',
            icon: 'users',
            title: m.admin_count_accounts({ count: formatNumber(accounts.length) }),
            detail:
              never.length > 0
                ? m.admin_home_never({ count: formatNumber(never.length) })
                : m.admin_home_all_signed_in(),
          },
          {
            key: 'units',
            icon: 'buildings',
            title: m.admin_count_units({ count: formatNumber(directory.units.length) }),
            detail: (planned === directory.units.length && planned > 1
              ? m.admin_home_units_all
              : m.admin_home_units)({ count: formatNumber(planned) }),
          },
          {
            key: 'checklists',
            icon: 'list-checks',
            title: m.admin_count_checklists({ count: directory.checklists.length }),
            detail: directory.checklists
              .map(({ letter }) => letter)
              .toSorted()
              .join(', '),
          },
        ]}
      />
      <Group title={coming.length > 0 ? m.admin_home_coming() : m.admin_home_past()}>
        {shown.length > 0 ? (
          <Leaf
            marginWidth="date"
            label={coming.length > 0 ? m.admin_home_coming() : m.admin_home_past()}
          >
            {shown.map((visit) => (
              <VisitLine key={visit.id} visit={visit} />
            ))}
          </Leaf>
        ) : (
          <EmptyState title={m.admin_visits_empty()}>{m.admin_visits_empty_text()}</EmptyState>
        )}
      </Group>
    </>
  );
}
