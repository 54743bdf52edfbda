import { useState } from 'react';
import { checkDraw, type DrawCheck } from '#domain/on-site/check-draw.ts';
import { drawAlgorithm } from '#domain/on-site/draw-sample.ts';
import { standing, type Register, type StoredDraw } from '#domain/on-site/registers.ts';
import { formatDateTime, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { AuthorLine } from '#client/record/author-line.tsx';
import { Button } from '#client/ui/button.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { downloadFile } from '#client/ui/download-file.ts';
import { KvList } from '#client/ui/kv-list.tsx';
import { Message } from '#client/ui/message.tsx';
import { Row, Stack } from '#client/ui/page.tsx';
import styles from '../on-site.module.css';
import { groupWords } from './group-words.ts';

/** Every draw of a register, the latest one open; an earlier one stays for all to see. */
export function DrawsOf({ register }: { readonly register: Register }) {
  const { draws } = register;
  if (draws.length === 0) return null;
  return (
    <>
      {draws.length > 1 && (
        <Message kind="warning" live={false} title={m.onsite_draws_many({ count: draws.length })}>
          {m.onsite_draws_many_text()}
        </Message>
      )}
      {draws.toReversed().map((draw, index) => (
        <Disclosure
          key={draw.record}
          startsOpen={index === 0}
          title={m.onsite_draw_title({
            number: draw.number,
            seed: draw.drawn.seed,
            size: formatNumber(drawnCodes(draw).length),
            count: formatNumber(draw.drawn.count),
          })}
        >
          <DrawFacts draw={draw} register={register} />
        </Disclosure>
      ))}
    </>
  );
}

const drawnCodes = ({ drawn }: StoredDraw): readonly string[] =>
  drawn.groups.flatMap(({ codes }) => codes);

function DrawFacts({ draw, register }: { readonly draw: StoredDraw; readonly register: Register }) {
  const [checked, setChecked] = useState<DrawCheck | null>(null);
  const { drawn, folded, lines } = draw;
  const [head] = folded.fields['drawn']?.heads ?? [];
  return (
    <Stack>
      {head && <AuthorLine by={head.by} at={head.at} />}
      <KvList
        entries={[
          { key: 'seed', label: m.onsite_fact_seed(), value: drawn.seed },
          { key: 'at', label: m.onsite_fact_at(), value: formatDateTime(Date.parse(drawn.at)) },
          ...(drawn.witness === ''
            ? []
            : [{ key: 'witness', label: m.onsite_fact_witness(), value: drawn.witness }]),
          {
            key: 'register',
            label: m.onsite_fact_register(),
            value: m.onsite_fact_count({ count: formatNumber(drawn.count) }),
          },
          {
            key: 'rule',
            label: m.onsite_fact_rule(),
            value: ruleWords(drawn),
          },
          {
            key: 'digest',
            label: m.onsite_fact_digest(),
            value: (
              <span className={styles.mono}>{drawn.digest.replace(/(.{8})(?=.)/g, '$1 ')}</span>
            ),
          },
        ]}
      />
      {drawn.groups.map(({ group, count, codes }) => (
        <div key={group ?? ''}>
          {group !== null && (
            <p className={styles.groupName}>
              {m.onsite_group_drawn({
                group: groupWords(group, register.dossiers),
                size: codes.length,
                count: formatNumber(count),
              })}
            </p>
          )}
          <ol className={styles.codes}>
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
        </div>
      ))}
      <Row>
        <Button icon="shield-check" onClick={() => setChecked(checkDraw(draw, standing(register)))}>
          {m.onsite_check_again()}
        </Button>
        {lines !== null && (
          <Button
            icon="download-simple"
            onClick={() =>
              downloadFile(
                new Blob([lines.map((line) => `${line}\n`).join('')], { type: 'text/plain' }),
                `so-ho-so-lan-rut-${draw.number}.txt`,
              )
            }
          >
            {m.onsite_draw_lines()}
          </Button>
        )}
      </Row>
      {checked && <CheckWords check={checked} />}
    </Stack>
  );
}

/** A rule that this version does not know is named as it was stored. */
function ruleWords({ algorithm, version }: StoredDraw['drawn']): string {
  return algorithm === drawAlgorithm
    ? m.onsite_rule_sha256({ version })
    : `${algorithm}, ${version}`;
}

function CheckWords({ check }: { readonly check: DrawCheck }) {
  const changed = [
    ...(check.added.length > 0 ? [m.onsite_check_added({ codes: few(check.added) })] : []),
    ...(check.gone.length > 0 ? [m.onsite_check_gone({ codes: few(check.gone) })] : []),
    ...(check.regrouped.length > 0
      ? [m.onsite_check_regrouped({ codes: few(check.regrouped) })]
      : []),
  ];
  const since = changed.length === 0 ? m.onsite_check_same() : changed.join(' ');
  switch (check.verdict) {
    case 'agrees':
      return (
        <Message kind={changed.length === 0 ? 'ok' : 'warning'} title={m.onsite_check_agrees()}>
          {since}
        </Message>
      );
    case 'sample-differs':
      return (
        <Message kind="error" title={m.onsite_check_sample()}>
          {since}
        </Message>
      );
    case 'register-differs':
      return (
        <Message kind="error" title={m.onsite_check_register()}>
          {since}
        </Message>
      );
    case 'incomplete':
      return (
        <Message kind="info" title={m.onsite_check_incomplete()}>
          {m.onsite_check_incomplete_next()}
        </Message>
      );
    case 'unknown-rule':
      return (
        <Message kind="warning" title={m.onsite_check_rule()}>
          {m.onsite_check_rule_next()}
        </Message>
      );
  }
}

/** How many, and the first five of them. */
function few(codes: readonly string[]): string {
  const named = codes.slice(0, 5).join(', ');
  return `${formatNumber(codes.length)} (${named}${codes.length > 5 ? '…' : ''})`;
}
