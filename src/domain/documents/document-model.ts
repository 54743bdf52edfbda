/**
 * An official document as data, before any file format. The preview on the
 * screen and the DOCX writer both read this model and add only looks, so the
 * paper that is signed says word for word what the lead saw.
 *
 * Laws of the model:
 * - `blocks` stand in reading order; nothing is printed that is not in them.
 * - every `id` is unique in its document and follows the record it came from
 *   (`statement:<id>`, `recommendation:<id>`), so a preview can find and
 *   highlight a sentence after it was moved or renumbered.
 * - texts are NFC (precomposed letters of TCVN 6909:2001) and safe for XML;
 *   they may hold `\n`, which starts a new line of the same block.
 */

/** A piece of text that a preview can point at. */
export interface TextPart {
  readonly id: string;
  readonly text: string;
}

/**
 * Boxes 1 to 4 of NĐ 30/2020 Phụ lục I: issuing bodies on the left, country
 * and motto on the right, below them number and place with date.
 */
export interface HeadBlock {
  readonly type: 'head';
  readonly id: string;
  /** Body above the issuing one, capitals, not bold; empty text when there is none. */
  readonly superior: TextPart;
  /** Issuing body, capitals, bold, short rule below. */
  readonly issuer: TextPart;
  readonly country: TextPart;
  readonly motto: TextPart;
  readonly number: TextPart;
  readonly placeDate: TextPart;
}

/** Box 5a: the kind of document and what it is about (trích yếu), both centred. */
export interface TitleBlock {
  readonly type: 'title';
  readonly id: string;
  readonly kind: TextPart;
  readonly subject: TextPart;
}

/**
 * How deep a paragraph of box 6 stands:
 * `section` "I." in bold capitals, `item` "1." in bold, `group` "a)" in italic
 * (a name for the lines below it), `point` a numbered sentence, `line` one after a
 * dash, `text` unnumbered.
 */
export type ParagraphLevel = 'section' | 'item' | 'group' | 'point' | 'line' | 'text';

/** One paragraph of box 6. The marker is kept apart so that a preview may hang it. */
export interface ParagraphBlock {
  readonly type: 'paragraph';
  readonly id: string;
  readonly level: ParagraphLevel;
  /** "I.", "1.", "a)", "-", or null for running text. */
  readonly marker: string | null;
  readonly text: string;
}

export interface TableColumn {
  readonly key: string;
  readonly title: string;
  /** Share of the width of the text, in percent; the columns of a table add up to 100. */
  readonly percent: number;
  readonly align: 'left' | 'center';
}

export interface TableRow {
  readonly id: string;
  /** One text for each column, in the order of the columns. */
  readonly cells: readonly string[];
}

/** A ruled table whose first row is repeated on each page. */
export interface TableBlock {
  readonly type: 'table';
  readonly id: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** Boxes 7 and 9b: recipients on the left, signer on the right, never split over pages. */
export interface FootBlock {
  readonly type: 'foot';
  readonly id: string;
  readonly recipients: {
    readonly id: string;
    readonly title: string;
    /** Complete lines with dash and closing mark: "- UBND tỉnh (b/c);" */
    readonly lines: readonly string[];
  };
  readonly signature: {
    readonly id: string;
    /** Authority and title in capitals, one entry a line. */
    readonly titles: readonly string[];
    /** Full name of the signer, or empty while nobody is named. */
    readonly name: string;
  };
}

export type DocumentBlock = HeadBlock | TitleBlock | ParagraphBlock | TableBlock | FootBlock;

export interface DocumentModel {
  /** For the list of files and the document's properties: kind and subject in one line. */
  readonly title: string;
  /** Date of issue, ISO `YYYY-MM-DD`, or null in a draft. */
  readonly date: string | null;
  /** True while number or date is missing; both are then printed as dotted blanks. */
  readonly isDraft: boolean;
  readonly blocks: readonly DocumentBlock[];
}

export function paragraphBlock(
  level: ParagraphLevel,
  id: string,
  marker: string | null,
  text: string,
): ParagraphBlock {
  return { type: 'paragraph', id, level, marker, text };
}
