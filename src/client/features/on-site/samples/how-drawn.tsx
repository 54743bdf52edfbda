import { textHash } from '#domain/kernel/canonical-json.ts';
import { canonicalText } from '#domain/on-site/canonical-text.ts';
import { standing, type Register } from '#domain/on-site/registers.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { KvList } from '#client/ui/kv-list.tsx';
import { Stack } from '#client/ui/page.tsx';
import styles from '../on-site.module.css';

/** The rule in words, with an example of this register, so that the unit can follow it. */
export function HowDrawn({ register }: { readonly register: Register }) {
  const seed = register.draws.at(-1)?.drawn.seed ?? 'HOA SEN';
  const code = canonicalText(standing(register)[0]?.code ?? 'H40.55-220413-0007');
  const hashed = `${seed}|${code}`;
  return (
    <Disclosure title={m.onsite_how()} icon="info">
      <Stack>
        <ol className={styles.steps}>
          <li>{m.onsite_how_1()}</li>
          <li>{m.onsite_how_2()}</li>
          <li>{m.onsite_how_3()}</li>
          <li>{m.onsite_how_4()}</li>
          <li>{m.onsite_how_5()}</li>
        </ol>
        <p>{m.onsite_how_hand()}</p>
        <KvList
          entries={[
            {
              key: 'hashed',
              label: m.onsite_how_hashed(),
              value: <span className={styles.mono}>{hashed}</span>,
            },
            {
              key: 'hash',
              label: m.onsite_how_hash(),
              value: <span className={styles.mono}>{textHash(hashed)}</span>,
            },
          ]}
        />
        <p>{m.onsite_how_same()}</p>
      </Stack>
    </Disclosure>
  );
}
