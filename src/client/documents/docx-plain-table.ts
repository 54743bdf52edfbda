import { BorderStyle, Paragraph, TextRun } from 'docx';
import type { IParagraphOptions } from 'docx';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** For tables that only place text: two columns of the head and of the foot. */
export const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};

export interface TextLook {
  /** Points. */
  readonly size: number;
  readonly alignment: 'left' | 'center';
  readonly bold?: boolean;
  readonly italics?: boolean;
  /** Gaps in twips. */
  readonly before?: number;
  readonly after?: number;
  readonly keepNext?: boolean;
}

/** One paragraph for each line of the text: a line break inside one would stretch its words. */
export function textParagraphs(text: string, look: TextLook): Paragraph[] {
  const lines = text.split('\n');
  return lines.map((line, i) => {
    const options: IParagraphOptions = {
      alignment: look.alignment,
      spacing: {
        before: i === 0 ? (look.before ?? 0) : 0,
        after: i === lines.length - 1 ? (look.after ?? 0) : 0,
      },
      ...(look.keepNext === true ? { keepNext: true } : {}),
      children: [
        new TextRun({
          text: line,
          size: look.size * 2,
          ...(look.bold === true ? { bold: true } : {}),
          ...(look.italics === true ? { italics: true } : {}),
        }),
      ],
    };
    return new Paragraph(options);
  });
}
