import { useState } from 'react';
import { canonicalText } from '#domain/on-site/canonical-text.ts';
import type { Dossier, Register } from '#domain/on-site/registers.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Row, Stack } from '#client/ui/page.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { useOnSite } from '../on-site-context.ts';
import styles from '../on-site.module.css';
import { Pager, usePage } from '../pager.tsx';

/** All dossiers of a register, a page at a time; one that was entered by mistake is struck out. */
export function RegisterDossiers({ register }: { readonly register: Register }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Row>
        <Button icon="list-bullets" aria-expanded={open} onClick={() => setOpen(!open)}>
          {m.onsite_dossiers_all({ count: formatNumber(register.dossiers.length) })}
        </Button>
      </Row>
      {open && <DossierList dossiers={register.dossiers} />}
    </>
  );
}

function DossierList({ dossiers }: { readonly dossiers: readonly Dossier[] }) {
  const [search, setSearch] = useState('');
  const wanted = canonicalText(search);
  const page = usePage(
    wanted === '' ? dossiers : dossiers.filter(({ canonical }) => canonical.includes(wanted)),
    25,
  );
  return (
    <Stack>
      <Field label={m.onsite_dossiers_search()}>
        {(control) => (
          <TextInput {...control} type="search" value={search} onValueChange={setSearch} />
        )}
      </Field>
      <ul role="list" className={styles.lines}>
        {page.rows.map((dossier) => (
          <DossierLine key={dossier.record} dossier={dossier} />
        ))}
      </ul>
      {page.total === 0 && <p>{m.onsite_dossiers_not_found()}</p>}
      <Pager {...page} label={m.onsite_dossiers_pages()} />
    </Stack>
  );
}

function DossierLine({ dossier }: { readonly dossier: Dossier }) {
  const { mayWrite, put } = useOnSite();
  const { code, group, struck, folded } = dossier;
  return (
    <li className={styles.line}>
      <span className={struck === null ? styles.code : styles.struck}>{code}</span>
      <Row>
        {group !== '' && <Tag outlined>{group}</Tag>}
        {struck !== null && <Tag>{m.onsite_struck()}</Tag>}
        {mayWrite && (
          <Button
            variant="text"
            icon={struck === null ? 'eraser' : 'arrow-counter-clockwise'}
            aria-label={
              struck === null
                ? m.onsite_strike_named({ code })
                : m.onsite_restore_named({ name: code })
            }
            onClick={() => void put(folded, 'struck', struck === null ? '' : null)}
          >
            {struck === null ? m.onsite_strike() : m.onsite_restore()}
          </Button>
        )}
      </Row>
    </li>
  );
}
