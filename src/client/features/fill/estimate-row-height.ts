import type { ChecklistItem } from '#domain/checklist/item.ts';

/**
 * How high a row will be, in px, that was never drawn, in a window of this width. The scrollbar is as
 * true as this is; nothing else depends on it.
 */
export function estimateRowHeight(item: ChecklistItem, windowWidth: number): number {
  const beside =
    windowWidth >= 1367 ? 588 : windowWidth >= 1100 ? 540 : windowWidth >= 1000 ? 248 : 0;
  const line = Math.min(windowWidth - beside - 32, 968) - 102;
  const lines = Math.ceil((item.text.vi.length * letterWidth) / line);
  return paddings + lines * lineHeight + controlHeight(item, windowWidth < 600);
}

const letterWidth = 8.6;
const lineHeight = 26;
const paddings = 43;

function controlHeight(item: ChecklistItem, narrow: boolean): number {
  switch (item.type) {
    case 'compliance':
      return narrow ? 112 : 52;
    case 'choice':
    case 'choices':
      return item.options.length * 60;
    case 'text':
      return 127;
    case 'ratio':
      return narrow ? 228 : 128;
    case 'money':
    case 'count':
    case 'date':
    case 'percentage':
      return ('parts' in item && item.parts !== undefined ? 100 : 56) + (narrow ? 58 : 0);
    case 'yes-no':
    case 'photo':
      return 52;
    case 'table':
      return 160;
  }
}
