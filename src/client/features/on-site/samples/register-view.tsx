import { useState } from 'react';
import { Link } from 'wouter';
import { registerFields } from '#domain/on-site/records.ts';
import { standing, type Register } from '#domain/on-site/registers.ts';
import { asksForSample } from '#domain/on-site/item-feeds.ts';
import { currentSample, sampleTally } from '#domain/on-site/sample-tally.ts';
import { recordParts } from '#domain/sync/scope.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Field } from '#client/ui/field.tsx';
import { Group, Row, Stack } from '#client/ui/page.tsx';
import { Select } from '#client/ui/select.tsx';
import { FeedsOf } from '../feeds-of.tsx';
import { useOnSite } from '../on-site-context.ts';
import { onSitePath } from '../on-site-path.ts';
import { TextOf } from '../text-of.tsx';
import { AddDossiers } from './add-dossiers.tsx';
import { CriteriaOf } from './criteria-of.tsx';
import { DrawForm } from './draw-form.tsx';
import { DrawsOf } from './draws-of.tsx';
import { HowDrawn } from './how-drawn.tsx';
import { RegisterDossiers } from './register-dossiers.tsx';
import { SampleRows } from './sample-rows.tsx';
import { TallyMeter } from './tally-meter.tsx';

/** One register, in the order of the work: what it is, its dossiers, the draw, the criteria, the sample. */
export function RegisterView({ register }: { readonly register: Register }) {
  const { context, mayWrite, put } = useOnSite();
  const sample = currentSample(register);
  const tally = sampleTally(sample, register.criteria);
  const all = standing(register).length;
  return (
    <>
      <Row spread>
        <Link
          href={onSitePath(context.visit.id, 'samples')}
          className={buttonClass({ variant: 'text' })}
        >
          {m.onsite_all_registers()}
        </Link>
        {mayWrite && (
          <Button
            variant="danger"
            icon="trash"
            onClick={() => void put(register.folded, 'struck', !register.struck)}
          >
            {register.struck ? m.onsite_register_restore() : m.onsite_register_strike()}
          </Button>
        )}
      </Row>
      <Group title={register.name === '' ? m.onsite_register_unnamed() : register.name}>
        <Disclosure title={m.onsite_register_about()} startsOpen={all === 0}>
          <Stack>
            <TextOf
              record={register.folded}
              field="name"
              schema={registerFields.name}
              label={m.onsite_register_name()}
            />
            <TextOf
              record={register.folded}
              field="period"
              schema={registerFields.period}
              label={m.onsite_register_period()}
            />
            <TextOf
              record={register.folded}
              field="source"
              schema={registerFields.source}
              label={m.onsite_register_source()}
            />
            <TextOf
              long
              record={register.folded}
              field="note"
              schema={registerFields.note}
              label={m.onsite_note()}
            />
          </Stack>
        </Disclosure>
      </Group>
      <Group title={m.onsite_step_dossiers({ count: formatNumber(all) })}>
        {mayWrite && <AddDossiers register={register} startsOpen={all === 0} />}
        {register.dossiers.length > 0 && <RegisterDossiers register={register} />}
      </Group>
      <Group title={m.onsite_step_draw()}>
        {mayWrite && <DrawForm register={register} />}
        <HowDrawn register={register} />
        <DrawsOf register={register} />
      </Group>
      <Group title={m.onsite_step_criteria()}>
        <CriteriaOf register={register} />
      </Group>
      <Group
        title={
          register.draws.length === 0
            ? m.onsite_step_check_all({ count: formatNumber(sample.length) })
            : m.onsite_step_check({ count: formatNumber(sample.length) })
        }
      >
        {register.criteria.length > 0 && sample.length > 0 && <TallyMeter tally={tally} />}
        <SampleRows register={register} sample={sample} tally={tally} />
      </Group>
      <Group>
        <RegisterFeeds register={register} />
      </Group>
    </>
  );
}

function RegisterFeeds({ register }: { readonly register: Register }) {
  const [criterion, setCriterion] = useState('');
  const [figure, setFigure] = useState<'met' | 'unmet'>('met');
  const chosen = register.criteria.find(({ record }) => record === criterion) ?? null;
  return (
    <FeedsOf
      source={{
        type: 'register',
        register: register.record,
        criterion: chosen?.record ?? null,
        figure,
      }}
      suggested={asksForSample}
      choice={
        <Row>
          <Field label={m.onsite_feed_of()}>
            {(control) => (
              <Select
                {...control}
                value={criterion}
                placeholder={m.onsite_feed_whole()}
                onValueChange={setCriterion}
                options={register.criteria.map(({ record, text }) => ({
                  value: record,
                  label: text === '' ? recordParts(record).id : text,
                }))}
              />
            )}
          </Field>
          <Field label={m.onsite_feed_figure()}>
            {(control) => (
              <Select
                {...control}
                value={figure}
                onValueChange={(value) => setFigure(value === 'unmet' ? 'unmet' : 'met')}
                options={[
                  { value: 'met', label: m.onsite_feed_met() },
                  { value: 'unmet', label: m.onsite_feed_unmet() },
                ]}
              />
            )}
          </Field>
        </Row>
      }
    />
  );
}
