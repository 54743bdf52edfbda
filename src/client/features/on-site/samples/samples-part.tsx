import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { currentSample, sampleTally } from '#domain/on-site/sample-tally.ts';
import { gatherRegisters, standing, type Register } from '#domain/on-site/registers.ts';
import { recordParts } from '#domain/sync/scope.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Leaf, leafCoverClass, LeafRow } from '#client/ui/leaf.tsx';
import { Group, Meta, Note, Question, Row, Stack } from '#client/ui/page.tsx';
import { AddLine } from '../add-line.tsx';
import { useOnSite } from '../on-site-context.ts';
import { registerPath } from '../on-site-path.ts';
import { RegisterView } from './register-view.tsx';
import { TallyMeter } from './tally-meter.tsx';

/** Registers of dossiers, or the one that is open. */
export function SamplesPart({ openId }: { readonly openId: string | undefined }) {
  const { records } = useOnSite();
  const registers = useMemo(() => gatherRegisters(records), [records]);
  const open = registers.find(({ record }) => recordParts(record).id === openId);
  return open ? (
    <RegisterView key={open.record} register={open} />
  ) : (
    <RegisterList registers={registers} />
  );
}

function RegisterList({ registers }: { readonly registers: readonly Register[] }) {
  const { context, mayWrite, write, put } = useOnSite();
  const services = useServices();
  const [, navigate] = useLocation();
  const used = registers.filter(({ struck }) => !struck);
  const struck = registers.filter((register) => register.struck);
  return (
    <Group title={m.onsite_registers()}>
      <Note>{m.onsite_registers_text()}</Note>
      {used.length === 0 && (
        <EmptyState title={m.onsite_registers_none()}>{m.onsite_registers_none_next()}</EmptyState>
      )}
      {used.length > 0 && (
        <Leaf label={m.onsite_registers()}>
          {used.map((register, index) => (
            <RegisterRow key={register.record} register={register} number={index + 1} />
          ))}
        </Leaf>
      )}
      {mayWrite && (
        <AddLine
          place={`${context.scope} new register`}
          label={m.onsite_register_new()}
          button={m.onsite_register_add()}
          missing={m.onsite_register_name_first()}
          help={m.onsite_register_new_help()}
          onAdd={async (name) => {
            const record = newRecordKey(services, 'register');
            const saved = await write(record, { name });
            if (saved.ok) navigate(registerPath(context.visit.id, record));
            return saved.ok;
          }}
        />
      )}
      {struck.length > 0 && (
        <Disclosure title={m.onsite_registers_struck({ count: struck.length })}>
          <ul role="list">
            {struck.map((register) => (
              <li key={register.record}>
                <Row spread>
                  <span>{register.name}</span>
                  {mayWrite && (
                    <Button
                      variant="text"
                      icon="arrow-counter-clockwise"
                      onClick={() => void put(register.folded, 'struck', false)}
                    >
                      {m.onsite_restore_named({ name: register.name })}
                    </Button>
                  )}
                </Row>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Group>
  );
}

function RegisterRow({
  register,
  number,
}: {
  readonly register: Register;
  readonly number: number;
}) {
  const { context } = useOnSite();
  const all = standing(register).length;
  const tally = sampleTally(currentSample(register), register.criteria);
  return (
    <LeafRow opens margin={<span>{number}</span>}>
      <Stack>
        <div>
          <Question>
            <Link
              href={registerPath(context.visit.id, register.record)}
              className={leafCoverClass()}
            >
              {register.name === '' ? m.onsite_register_unnamed() : register.name}
            </Link>
          </Question>
          <Meta>
            {register.draws.length === 0
              ? m.onsite_register_facts({ count: formatNumber(all) })
              : m.onsite_register_facts_drawn({
                  count: formatNumber(all),
                  size: formatNumber(tally.size),
                  draws: register.draws.length,
                })}
          </Meta>
        </div>
        {register.criteria.length > 0 && tally.size > 0 && <TallyMeter tally={tally} />}
      </Stack>
    </LeafRow>
  );
}
