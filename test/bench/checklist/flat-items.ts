/** A checklist as every contender can draw it: the same questions, the same number of controls. */
import type { Checklist } from '#domain/checklist/definition.ts';

export interface FlatItem {
  readonly code: string;
  readonly text: string;
  /** One of these. */
  readonly options?: readonly { readonly value: string; readonly text: string }[];
  /** Any of these. */
  readonly choices?: readonly { readonly value: string; readonly text: string }[];
  /** Boxes to type in, by label. */
  readonly boxes?: readonly string[];
}

const levels = [
  { value: 'met', text: 'Đạt' },
  { value: 'partial', text: 'Một phần' },
  { value: 'unmet', text: 'Không đạt' },
  { value: 'na', text: 'Không áp dụng' },
];

export function flatItems(checklist: Checklist): readonly FlatItem[] {
  return checklist.sections.flatMap((section) =>
    section.items.map((item): FlatItem => {
      const { code } = item;
      const text = item.text.vi;
      const labelled = (list: readonly { code: string; label: { vi: string } }[]) =>
        list.map((option) => ({ value: option.code, text: option.label.vi }));
      switch (item.type) {
        case 'compliance':
          return { code, text, options: levels };
        case 'yes-no':
          return {
            ...{ code, text },
            options: [
              { value: 'yes', text: 'Có' },
              { value: 'no', text: 'Không' },
            ],
          };
        case 'choice':
          return { code, text, options: labelled(item.options) };
        case 'choices':
          return { code, text, choices: labelled(item.options) };
        case 'ratio':
          return { code, text, boxes: [item.labels.part.vi, item.labels.whole.vi, 'Đơn vị báo'] };
        case 'count':
        case 'money':
        case 'percentage':
        case 'date':
          return { code, text, boxes: item.parts?.map(({ label }) => label.vi) ?? [''] };
        case 'text':
        case 'table':
        case 'photo':
          return { code, text, boxes: [''] };
      }
    }),
  );
}
