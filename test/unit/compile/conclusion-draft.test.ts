import { describe, expect, it } from 'vitest';
import { conclusionDocument } from '#domain/documents/conclusion-document.ts';
import { conclusionInputSchema } from '#domain/documents/conclusion-input.ts';
import { conclusionDraft, draftStatements } from '#domain/visit/conclusion-draft.ts';
import { context, disputed, record } from './sample-visit.ts';

const statement = (id: string, section: string, order: string, text: string) =>
  record(`statement:${id}`, { section, order, text });

describe('conclusionDraft', () => {
  it('of an empty visit is a whole document made of what the directory knows', () => {
    const draft = conclusionDraft([], context);
    expect(conclusionInputSchema.parse(draft)).toEqual(draft);
    expect(draft).toMatchObject({
      superiorBody: 'UBND huyện Tiên Lữ',
      issuingBody: 'Đoàn kiểm tra số 2',
      symbol: 'TB-ĐKT',
      place: 'Tiên Lữ',
      number: null,
      date: null,
      units: ['UBND xã Trung Dũng'],
      basis: ['Thực hiện Kế hoạch số 12/KH-UBND;'],
      visitDates: ['2022-04-14'],
      period: { from: '2022-01-01', to: '2022-03-31' },
      signer: { authority: null, titleLines: ['Trưởng đoàn'], name: 'Trần Thị Mẫu' },
      recipients: ['UBND huyện Tiên Lữ', 'UBND xã Trung Dũng', 'Thành viên đoàn kiểm tra'],
      archive: 'VT',
    });
  });

  it('writes only the kind of a district small: a name that stands alone keeps its capital', () => {
    const superiorOf = (district: string) =>
      conclusionDraft([], { ...context, unit: { ...context.unit, district } }).superiorBody;
    expect(superiorOf('Thành phố Hưng Yên')).toBe('UBND thành phố Hưng Yên');
    expect(superiorOf('Tiên Lữ')).toBe('UBND Tiên Lữ');
    expect(superiorOf('')).toBe('');
  });

  it('prints statements in the order of their places, ties by record', () => {
    const records = [
      statement('b', 'strength', 'a1', 'hai'),
      statement('c', 'limitation', 'a0', 'ba'),
      statement('a', 'strength', 'a1', 'một'),
      statement('d', 'strength', 'a0', 'không'),
    ];
    const texts = (all: typeof records) =>
      conclusionDraft(all, context)
        .statements.filter(({ section }) => section === 'strength')
        .map(({ text }) => text);
    expect(texts(records)).toEqual(['không', 'một', 'hai']);
    expect(texts(records.toReversed())).toEqual(['không', 'một', 'hai']);
  });

  it('gives blocks of the document the ids of their records', () => {
    const records = [
      statement('x1', 'limitation', 'a0', 'Chậm.'),
      record('recommendation:r1', { content: 'Làm ngay', due: '2022-05-20', order: 'a0' }),
    ];
    const { blocks } = conclusionDocument(conclusionDraft(records, context));
    expect(blocks.map(({ id }) => id)).toContain('statement:x1');
    const table = blocks.find((block) => block.type === 'table');
    expect(table?.rows.map(({ id }) => id)).toEqual(['recommendation:r1']);
  });

  it('keeps a statement whose section this version does not know', () => {
    const records = [record('statement:x', { section: 'other', order: 'a0', text: 'Câu' })];
    expect(draftStatements(records).map(({ section, text }) => [section, text])).toEqual([
      ['limitation', 'Câu'],
    ]);
  });

  it('prints what was written in the notice, also what was emptied on purpose', () => {
    const notice = record('notice:main', {
      superiorBody: '',
      signerAuthority: 'TM.',
      signerTitle: 'Đoàn kiểm tra\nTrưởng đoàn',
      signerName: ' ',
      recipients: '- Sở Nội vụ;\n- Lưu: VT, CCHC.',
      reportBy: '2022-06-01',
      unitProposals: 'Cấp thêm máy\n\nTập huấn',
    });
    expect(conclusionDraft([notice], context)).toMatchObject({
      superiorBody: '',
      signer: { authority: 'TM.', titleLines: ['Đoàn kiểm tra', 'Trưởng đoàn'], name: null },
      recipients: ['- Sở Nội vụ;'],
      archive: 'VT, CCHC.',
      reportBy: '2022-06-01',
      unitProposals: ['Cấp thêm máy', 'Tập huấn'],
      issuingBody: 'Đoàn kiểm tra số 2',
    });
  });

  it('takes an authority that nobody may sign with as none', () => {
    const notice = record('notice:main', { signerAuthority: 'TT.' });
    expect(conclusionDraft([notice], context).signer.authority).toBeNull();
  });

  it('shows the first of two texts in conflict and prints it once', () => {
    const folded = disputed('statement:x', 'text', ['Một', 'Hai']);
    expect(conclusionDraft([folded], context).statements.map(({ text }) => text)).toEqual(['Hai']);
  });
});
