import { expect, test } from 'vitest';
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';

test.each([
  ['Niêm yết đúng mức phí', 'niem yet dung muc phi'],
  ['ĐƠN THƯ, ƯU TIÊN', 'don thu, uu tien'],
  ['hoà', 'hoa'],
  ['hòa', 'hoa'],
  ['tiếp nhận'.normalize('NFD'), 'tiep nhan'],
  ['  hai   dòng\n\tmột  ', 'hai dong mot'],
  ['C15', 'c15'],
])('%j folds to %j', (text, folded) => {
  expect(foldForSearch(text)).toBe(folded);
});
