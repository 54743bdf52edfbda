import { useEffect, useRef, type ReactNode } from 'react';
import type {
  DocumentBlock,
  DocumentModel,
  FootBlock,
  HeadBlock,
  TableBlock,
  TextPart,
  TitleBlock,
} from '#domain/documents/document-model.ts';
import {
  DocumentFoot,
  DocumentHeading,
  DocumentPaper,
  DocumentParagraph,
  DocumentTitle,
} from '#client/ui/document-paper.tsx';
import styles from './document-view.module.css';

export interface DocumentViewProps {
  /** Accessible name. */
  readonly label: string;
  readonly model: DocumentModel;
  /** Block or part that is worked on; marked on the screen, never in print. */
  readonly marked?: string | undefined;
  /** Somebody pointed at a block. */
  readonly onPick?: ((id: string) => void) | undefined;
}

/** An official document on the screen: the same model that the DOCX is written from, word for word. */
export function DocumentView({ label, model, marked, onPick }: DocumentViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  // What is worked on comes into sight on the paper too.
  useEffect(() => {
    if (marked === undefined) return;
    const block = frame.current?.querySelector(`[data-block="${CSS.escape(marked)}"]`);
    block?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  // A listener of the whole sheet: pointing at the paper is a short cut for eyes and mouse, the list
  // beside it does the same by keyboard, so no block is a control.
  useEffect(() => {
    const sheet = frame.current;
    if (sheet === null || onPick === undefined) return undefined;
    const pick = (event: MouseEvent) => {
      const block = (event.target as Element).closest<HTMLElement>('[data-block]');
      if (block?.dataset['block'] !== undefined) onPick(block.dataset['block']);
    };
    sheet.addEventListener('click', pick);
    return () => sheet.removeEventListener('click', pick);
  }, [onPick]);
  const head = model.blocks.find((block): block is HeadBlock => block.type === 'head');
  const show = (part: TextPart): ReactNode =>
    part.id === marked ? <mark>{part.text}</mark> : part.text;
  if (!head) return null;
  return (
    <div ref={frame} className={onPick ? styles.pickable : undefined}>
      <DocumentPaper
        label={label}
        left={{ line: show(head.superior), strong: show(head.issuer), below: show(head.number) }}
        right={{ line: show(head.country), strong: show(head.motto), below: show(head.placeDate) }}
      >
        {model.blocks.map((block) => (
          <BlockView key={block.id} block={block} marked={marked} />
        ))}
      </DocumentPaper>
    </div>
  );
}

function BlockView({
  block,
  marked,
}: {
  readonly block: DocumentBlock;
  readonly marked: string | undefined;
}) {
  switch (block.type) {
    case 'head':
      return null;
    case 'title':
      return <TitleView block={block} />;
    case 'table':
      return <TableView block={block} marked={marked} />;
    case 'foot':
      return <FootView block={block} />;
    case 'paragraph': {
      const text = block.marker === null ? block.text : `${block.marker} ${block.text}`;
      if (block.level === 'section' || block.level === 'item') {
        return <DocumentHeading>{text}</DocumentHeading>;
      }
      return (
        <div className={styles.block} data-block={block.id}>
          <DocumentParagraph marked={block.id === marked}>{text}</DocumentParagraph>
        </div>
      );
    }
  }
}

function TitleView({ block }: { readonly block: TitleBlock }) {
  return (
    <DocumentTitle
      kind={block.kind.text}
      subject={<span className={styles.block}>{block.subject.text}</span>}
    />
  );
}

function TableView({
  block,
  marked,
}: {
  readonly block: TableBlock;
  readonly marked: string | undefined;
}) {
  return (
    <table className={styles.table}>
      <colgroup>
        {block.columns.map((column) => (
          <col key={column.key} style={{ width: `${column.percent}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {block.columns.map((column) => (
            <th key={column.key} scope="col">
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row) => (
          <tr key={row.id} data-block={row.id} data-marked={row.id === marked}>
            {block.columns.map((column, index) => (
              <td key={column.key} data-align={column.align} data-head={column.title}>
                {row.cells[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FootView({ block }: { readonly block: FootBlock }) {
  const { recipients, signature } = block;
  return (
    <DocumentFoot
      left={
        <div className={styles.recipients}>
          <p>{recipients.title}</p>
          {recipients.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      }
      right={
        <div className={styles.signature}>
          {signature.titles.map((title) => (
            <p key={title}>{title}</p>
          ))}
          <p className={styles.signer}>{signature.name}</p>
        </div>
      }
    />
  );
}
