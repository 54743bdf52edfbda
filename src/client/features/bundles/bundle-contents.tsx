import { formatDateTime, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { FactList } from '#client/ui/fact-list.tsx';
import { Message } from '#client/ui/message.tsx';
import { Note, Stack } from '#client/ui/page.tsx';
import type { Bundle } from './bundle-types.ts';
import { countWords } from './bundle-words.ts';

/** What a checked file holds of some places. Whose it is, the file says of itself: a claim. */
export function BundleContents({
  bundle,
  places,
}: {
  readonly bundle: Bundle;
  readonly places: readonly {
    readonly scope: string;
    readonly name: string;
    readonly changes: number;
    readonly files: number;
  }[];
}) {
  const { account, madeAt, missing } = bundle.manifest;
  const unreadable = bundle.kept.filter(({ kind }) => kind === 'unreadable').length;
  return (
    <Stack>
      <Note>
        {m.bundles_says({ name: account.name, time: formatDateTime(Date.parse(madeAt)) })}
      </Note>
      {places.length > 0 && (
        <FactList
          facts={places.map(({ scope, name, changes, files }) => ({
            ...{ key: scope, icon: 'clipboard-text', title: name },
            detail: countWords(changes, files),
          }))}
        />
      )}
      {missing.length + unreadable > 0 && (
        <Message
          kind="warning"
          live={false}
          title={m.bundles_incomplete({ count: formatNumber(missing.length + unreadable) })}
        >
          {m.bundles_incomplete_next()}
        </Message>
      )}
    </Stack>
  );
}
