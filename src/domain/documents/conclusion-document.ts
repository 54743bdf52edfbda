import { conclusionBody } from './conclusion-body.ts';
import type { ConclusionInput } from './conclusion-input.ts';
import type { DocumentModel, FootBlock, HeadBlock, ParagraphBlock } from './document-model.ts';
import { paragraphBlock } from './document-model.ts';
import {
  BLANK,
  bodyName,
  capitals,
  dayList,
  documentNumber,
  joinedNames,
  longDate,
  oneLine,
  plainText,
  sentenceStart,
  textOrBlank,
} from './official-text.ts';

/**
 * Lays out a "Thông báo kết luận kiểm tra" after NĐ 30/2020 Phụ lục I (boxes 1
 * to 5a, 6, 7 and 9b; sample 1.4 of Phụ lục III): I. Kết quả kiểm tra, II.
 * Nguyên nhân, III. Kiến nghị, IV. Kiến nghị, đề xuất của đơn vị, V. Tổ chức
 * thực hiện. A part without content is left out and the rest is renumbered.
 *
 * Every statement and every recommendation is printed exactly once. Statements
 * keep their order inside a section and a heading; in a section those without
 * a heading come first, then the headings in the order of the programme.
 */
export function conclusionDocument(input: ConclusionInput): DocumentModel {
  const subject = textOrBlank(input.subject);
  return {
    title: `Thông báo: ${oneLine(subject)}`,
    date: input.date,
    isDraft: input.number === null || input.date === null,
    blocks: [
      headBlock(input),
      {
        type: 'title',
        id: 'title',
        kind: { id: 'kind', text: 'THÔNG BÁO' },
        subject: { id: 'subject', text: subject },
      },
      ...openingBlocks(input),
      ...conclusionBody(input),
      closingBlock(input),
      footBlock(input),
    ],
  };
}

function headBlock(input: ConclusionInput): HeadBlock {
  return {
    type: 'head',
    id: 'head',
    superior: { id: 'superior-body', text: capitals(plainText(input.superiorBody)) },
    issuer: { id: 'issuing-body', text: capitals(textOrBlank(input.issuingBody)) },
    country: { id: 'country', text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' },
    motto: { id: 'motto', text: 'Độc lập - Tự do - Hạnh phúc' },
    number: { id: 'number', text: documentNumber(input.number, input.symbol) },
    placeDate: {
      id: 'place-date',
      text: `${oneLine(textOrBlank(input.place))}, ${longDate(input.date)}`,
    },
  };
}

function openingBlocks(input: ConclusionInput): ParagraphBlock[] {
  const issuer = bodyName(input.issuingBody);
  const days = dayList(input.visitDates);
  const visited = `${issuer} đã kiểm tra công tác cải cách hành chính tại ${joinedNames(input.units)}`;
  const period =
    input.period === null
      ? ''
      : ` Thời kỳ kiểm tra: từ ${longDate(input.period.from)} đến ${longDate(input.period.to)}.`;
  return [
    ...input.basis.map((text, i) => paragraphBlock('text', `basis:${i}`, null, textOrBlank(text))),
    paragraphBlock(
      'text',
      'opening',
      null,
      `${days === '' ? '' : `${inDays(days)}, `}${visited}.${period} ${issuer} thông báo kết luận như sau:`,
    ),
  ];
}

/** "Trong các ngày 13 và 14 ..." but "Ngày 13 ...". */
function inDays(days: string): string {
  return days.startsWith('các ') ? `Trong ${days}` : sentenceStart(days);
}

/** The content of a named document ends with "./." (NĐ 30/2020 Phụ lục I, box 6). */
function closingBlock(input: ConclusionInput): ParagraphBlock {
  const units = joinedNames(input.units);
  return paragraphBlock(
    'text',
    'closing',
    null,
    `Trên đây là Thông báo kết luận kiểm tra công tác cải cách hành chính tại ${units}; yêu cầu ${units} nghiêm túc thực hiện./.`,
  );
}

function footBlock(input: ConclusionInput): FootBlock {
  const [first = BLANK, ...others] = input.signer.titleLines
    .map((line) => capitals(plainText(line)))
    .filter((line) => line !== '');
  const { authority, name } = input.signer;
  return {
    type: 'foot',
    id: 'foot',
    recipients: {
      id: 'recipients',
      title: 'Nơi nhận:',
      lines: recipientLines(input.recipients, input.archive),
    },
    signature: {
      id: 'signature',
      titles: [authority === null ? first : `${authority} ${first}`, ...others],
      name: plainText(name ?? ''),
    },
  };
}

/** "- A;" for each reader, last "- Lưu: VT, ...." with a full stop (box 9b). */
function recipientLines(recipients: readonly string[], archive: string): string[] {
  const readers = recipients.map(bareListText).filter((text) => text !== '');
  const kept = bareListText(archive).replace(/^lưu\s*:\s*/iu, '');
  const texts = kept === '' ? readers : [...readers, `Lưu: ${kept}`];
  return texts.map((text, i) => `- ${text}${i === texts.length - 1 ? '.' : ';'}`);
}

/** People type the dash and the closing mark themselves; the layout sets its own. */
function bareListText(text: string): string {
  return oneLine(plainText(text))
    .replace(/^[-–•]\s*/u, '')
    .replace(/[\s;.]+$/u, '');
}
