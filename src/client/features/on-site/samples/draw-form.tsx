import { useState } from 'react';
import { canonicalText } from '#domain/on-site/canonical-text.ts';
import { drawRecord, maxSampleSize } from '#domain/on-site/draw-record.ts';
import { drawSample, type SampleSize } from '#domain/on-site/draw-sample.ts';
import { shareSizes } from '#domain/on-site/share-sizes.ts';
import { standing, type Register } from '#domain/on-site/registers.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useKeptText } from '#client/record/use-kept-text.ts';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { Field } from '#client/ui/field.tsx';
import { Message } from '#client/ui/message.tsx';
import { NumberInput } from '#client/ui/number-input.tsx';
import { Note, Row, Stack } from '#client/ui/page.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { useOnSite } from '../on-site-context.ts';
import { groupWords } from './group-words.ts';

/** More groups than this are no groups but a column that was chosen by mistake. */
const maxGroups = 30;

/** Seed, size, groups: agreed in front of the unit, then drawn once. */
export function DrawForm({ register }: { readonly register: Register }) {
  const { write } = useOnSite();
  const services = useServices();
  const workspace = useWorkspace();
  const seed = useKeptText(workspace, `${register.record} seed`);
  const witness = useKeptText(workspace, `${register.record} witness`);
  const [sizeText, setSize] = useState('20');
  const [divided, setDivided] = useState(false);
  const [sizeTexts, setSizes] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const dossiers = standing(register);
  const groups = groupCounts(dossiers);
  const mayDivide = groups.size > 1 && groups.size <= maxGroups;
  const byGroup = divided && mayDivide;
  const size = wholeNumber(sizeText);
  const shared = shareSizes(size ?? 0, groups);
  const sizes = new Map(
    [...groups.keys()].map((group) => {
      const typed = sizeTexts.get(group);
      return [group, typed === undefined ? (shared.get(group) ?? 0) : wholeNumber(typed)] as const;
    }),
  );
  const total = byGroup ? sum([...sizes.values()]) : size;
  const canonical = canonicalText(seed.text);
  const refusal = refusalWords(dossiers.length, canonical, total);

  async function draw() {
    if (total === null) return;
    const wanted: SampleSize = byGroup
      ? { type: 'groups', sizes: new Map([...sizes].map(([group, one]) => [group, one ?? 0])) }
      : { type: 'whole', size: total };
    const facts = { at: new Date(services.clock()).toISOString(), witness: witness.text.trim() };
    const drawn = drawRecord(register.record, drawSample(seed.text, dossiers, wanted), facts);
    setBusy(true);
    const saved = await write(newRecordKey(services, 'draw'), drawn);
    setBusy(false);
    if (!saved.ok) return;
    seed.change('');
    // Whoever stood by the first draw stands by the next.
    witness.stored();
  }

  return (
    <Panel>
      <Stack>
        {register.draws.length > 0 && (
          <Message kind="info" live={false} title={m.onsite_redraw()}>
            {m.onsite_redraw_text()}
          </Message>
        )}
        <Field
          label={m.onsite_seed()}
          help={
            canonical === '' || canonical === seed.text
              ? m.onsite_seed_help()
              : m.onsite_seed_canonical({ seed: canonical })
          }
        >
          {(control) => (
            <TextInput
              {...control}
              value={seed.text}
              onValueChange={seed.change}
              maxLength={100}
              autoComplete="off"
            />
          )}
        </Field>
        <Row>
          <Button icon="arrows-clockwise" onClick={() => seed.change(offeredSeed(services.random))}>
            {m.onsite_seed_offer()}
          </Button>
        </Row>
        <Field label={m.onsite_witness()}>
          {(control) => (
            <TextInput
              {...control}
              value={witness.text}
              onValueChange={witness.change}
              maxLength={200}
            />
          )}
        </Field>
        <Field label={m.onsite_size()}>
          {(control) => (
            <NumberInput
              {...control}
              value={sizeText}
              onValueChange={(text) => {
                setSize(text);
                setSizes(new Map());
              }}
              inputMode="numeric"
              unit={m.onsite_dossier_unit()}
            />
          )}
        </Field>
        {groups.size > 1 && (
          <Checkbox checked={byGroup} onCheckedChange={setDivided}>
            {m.onsite_divide({ count: groups.size })}
          </Checkbox>
        )}
        {divided && !mayDivide && <Note>{m.onsite_divide_too_many({ count: maxGroups })}</Note>}
        {byGroup &&
          [...groups].map(([group, count]) => (
            <Field
              key={group}
              label={m.onsite_group_size({
                group: groupWords(group, dossiers),
                count: formatNumber(count),
              })}
            >
              {(control) => (
                <NumberInput
                  {...control}
                  value={sizeTexts.get(group) ?? String(shared.get(group) ?? 0)}
                  onValueChange={(text) => setSizes((before) => new Map(before).set(group, text))}
                  inputMode="numeric"
                  unit={m.onsite_dossier_unit()}
                />
              )}
            </Field>
          ))}
        <Row>
          <Button
            variant="primary"
            size="lg"
            icon="list-checks"
            busy={busy}
            disabledReason={refusal ?? undefined}
            onClick={() => void draw()}
          >
            {m.onsite_draw({
              size: formatNumber(total ?? 0),
              count: formatNumber(dossiers.length),
            })}
          </Button>
        </Row>
      </Stack>
    </Panel>
  );
}

function refusalWords(count: number, seed: string, total: number | null): string | null {
  if (count === 0) return m.onsite_draw_no_dossiers();
  if (seed === '') return m.onsite_draw_no_seed();
  if (total === null || total === 0) return m.onsite_draw_no_size();
  return total > maxSampleSize ? m.onsite_draw_too_many({ count: maxSampleSize }) : null;
}

function groupCounts(dossiers: readonly { readonly group: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { group } of dossiers) {
    const name = canonicalText(group);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function wholeNumber(text: string): number | null {
  const digits = text.replace(/[.\s]/g, '');
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
}

function sum(sizes: readonly (number | null)[]): number | null {
  return sizes.reduce<number | null>(
    (all, size) => (all === null || size === null ? null : all + size),
    0,
  );
}

/** Six digits, where nobody calls out a number. */
function offeredSeed(random: (length: number) => Uint8Array): string {
  const number = random(4).reduce((value, byte) => (value * 256 + byte) % 1_000_000, 0);
  return String(number).padStart(6, '0');
}
