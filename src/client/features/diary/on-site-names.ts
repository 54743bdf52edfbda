/** What a record of work on the spot is called on its screen, so that a line says of which it tells. */
import {
  criterionFields,
  dossierFields,
  drawFields,
  observationFields,
  personFields,
  registerFields,
  rollCallFields,
  roomFields,
} from '#domain/on-site/records.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { formatClock, formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** '' where nobody has named it; an interview never has a name. */
export function onSiteName(
  record: RecordKey,
  of: (record: RecordKey) => FoldedRecord | undefined,
): string {
  const { kind, id } = recordParts(record);
  const folded = of(record);
  const nameOf = (other: RecordKey | undefined): string =>
    other === undefined ? '' : onSiteName(other, of);
  switch (kind) {
    case 'register':
      return readField(folded, 'name', registerFields.name).value ?? '';
    case 'dossier':
      return readField(folded, 'entry', dossierFields.entry).value?.code ?? '';
    case 'criterion':
      return readField(folded, 'text', criterionFields.text).value ?? '';
    case 'draw':
      return nameOf(readField(folded, 'drawn', drawFields.drawn).value?.register);
    case 'feed':
      return id.slice(id.indexOf('/') + 1);
    case 'person': {
      const post = readField(folded, 'post', personFields.post).value ?? '';
      const name = readField(folded, 'name', personFields.name).value ?? '';
      return [post, name].filter((part) => part !== '').join(', ');
    }
    case 'roll-call': {
      const at = readField(folded, 'at', rollCallFields.at).value;
      if (at === undefined) return '';
      return m.onsite_roll_call({ time: formatClock(at), day: formatDate(at), place: '' });
    }
    case 'room':
      return readField(folded, 'name', roomFields.name).value ?? '';
    case 'observation':
      return nameOf(readField(folded, 'of', observationFields.of).value);
    default:
      return '';
  }
}
