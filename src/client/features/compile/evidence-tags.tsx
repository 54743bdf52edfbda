import type { RecordKey } from '#domain/sync/scope.ts';
import type { Evidence } from '#domain/visit/conclusion-draft-evidence.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Row } from '#client/ui/page.tsx';
import { Tag } from '#client/ui/tag.tsx';

/** The items and photos that a sentence rests on. */
export function EvidenceTags({
  keys,
  evidence,
}: {
  readonly keys: readonly RecordKey[];
  readonly evidence: ReadonlyMap<RecordKey, Evidence>;
}) {
  const found = keys.flatMap((key) => evidence.get(key) ?? []);
  if (found.length === 0) return null;
  const photos = new Set(found.flatMap((one) => one.photos)).size;
  return (
    <Row>
      {found.map((one) => (
        <Tag key={one.record} tone="action">
          {one.code ??
            (one.type === 'finding' && one.finding.kind === 'strength'
              ? m.compile_strength()
              : m.compile_limitation())}
        </Tag>
      ))}
      {photos > 0 && (
        <Tag tone="action" icon="image-square">
          {m.compile_photos_count({ count: photos })}
        </Tag>
      )}
    </Row>
  );
}
