/**
 * Head and foot of the conclusion's draft. What the directory knows already stands there until
 * somebody writes over it; a default is never stored, so a corrected directory corrects the draft.
 */
import type { Campaign, Delegation, Unit, Visit } from '#domain/directory/directory.ts';
import { signingAuthorities, type ConclusionInput } from '#domain/documents/conclusion-input.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { makeRecordKey, type RecordKey } from '#domain/sync/scope.ts';
import { noticeFields } from './records.ts';

export const noticeRecord: RecordKey = makeRecordKey('notice', 'main');

/** What a draft takes from the directory. */
export interface DraftContext {
  readonly visit: Pick<Visit, 'date' | 'period'>;
  readonly unit: Pick<Unit, 'name' | 'district'>;
  readonly campaign: Pick<Campaign, 'basis'> | null;
  readonly delegation: Pick<Delegation, 'name'> | null;
  /** Name of the delegation's lead; empty while nobody leads it. */
  readonly leadName: string;
}

export type NoticeField = Exclude<keyof typeof noticeFields, 'reportBy'>;

/** Every text of head and foot, written or computed, and the last day for the report. */
export type Notice = Readonly<Record<NoticeField, string>> & { readonly reportBy: string | null };

const textFields = Object.keys(noticeFields).filter(
  (field): field is NoticeField => field !== 'reportBy',
);

/** What stands where nobody has written. A field that was emptied on purpose stays empty. */
export function noticeDefaults({ unit, campaign, delegation, leadName }: DraftContext): Notice {
  const superior = unit.district === '' ? '' : `UBND ${smallKind(unit.district)}`;
  return {
    superiorBody: superior,
    issuingBody: delegation?.name ?? '',
    symbol: 'TB-ĐKT',
    place: unit.district.replace(placeKind, ''),
    subject: `Kết luận kiểm tra công tác cải cách hành chính\ntại ${unit.name}`,
    basis: campaign === null || campaign.basis === '' ? '' : `Thực hiện ${campaign.basis};`,
    reportTo: superior,
    reportBy: null,
    signerAuthority: '',
    signerTitle: 'Trưởng đoàn',
    signerName: leadName,
    recipients: [superior, unit.name, 'Thành viên đoàn kiểm tra', 'Lưu: VT']
      .filter((line) => line !== '')
      .join('\n'),
    unitProposals: '',
  };
}

/** The notice as it would be printed now. */
export function readNotice(record: FoldedRecord | undefined, context: DraftContext): Notice {
  const defaults = noticeDefaults(context);
  const texts = textFields.map((field) => [
    field,
    readField(record, field, noticeFields[field]).value ?? defaults[field],
  ]);
  return {
    ...(Object.fromEntries(texts) as Record<NoticeField, string>),
    reportBy: readField(record, 'reportBy', noticeFields.reportBy).value ?? defaults.reportBy,
  };
}

/** The notice as the document takes it: lists are lines, the archive copy is the line "Lưu: ...". */
export function noticeInput(
  notice: Notice,
): Pick<
  ConclusionInput,
  | 'superiorBody'
  | 'issuingBody'
  | 'symbol'
  | 'place'
  | 'subject'
  | 'basis'
  | 'reportTo'
  | 'reportBy'
  | 'signer'
  | 'recipients'
  | 'archive'
  | 'unitProposals'
> {
  const readers = lines(notice.recipients);
  return {
    superiorBody: notice.superiorBody,
    issuingBody: notice.issuingBody,
    symbol: notice.symbol,
    place: notice.place,
    subject: notice.subject,
    basis: lines(notice.basis),
    reportTo: notice.reportTo,
    reportBy: notice.reportBy,
    signer: {
      authority:
        signingAuthorities.find((entry) => entry === notice.signerAuthority.trim()) ?? null,
      titleLines: lines(notice.signerTitle),
      name: notice.signerName.trim() === '' ? null : notice.signerName.trim(),
    },
    recipients: readers.filter((line) => !archiveLine.test(line)),
    archive: readers.find((line) => archiveLine.test(line))?.replace(archiveLine, '') ?? '',
    unitProposals: lines(notice.unitProposals),
  };
}

const archiveLine = /^[-–•]?\s*lưu\s*:\s*/iu;

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** 'Huyện Tiên Lữ' is 'huyện Tiên Lữ' after 'UBND'; a name that stands alone keeps its capital. */
function smallKind(place: string): string {
  return place.replace(placeKind, (kind) => kind.toLowerCase());
}

const placeKind = /^(huyện|quận|thị xã|thành phố|tỉnh)\s+/iu;
