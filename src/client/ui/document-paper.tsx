import type { ReactNode } from 'react';
import styles from './document-paper.module.css';

export interface DocumentPaperProps {
  /** Accessible name of the preview. */
  readonly label: string;
  /** Capitals only here: the issuing side at the left, the state's motto at the right; each line is a row. */
  readonly left: DocumentHead;
  readonly right: DocumentHead;
  readonly children: ReactNode;
}

export interface DocumentHead {
  readonly line: ReactNode;
  readonly strong: ReactNode;
  /** Number of the document, or place and date. */
  readonly below?: ReactNode;
}

/**
 * An A4 sheet in the layout of NĐ 30/2020 (margins 20/20/30/20 mm, Times New Roman 13 to 14), scaled to the room:
 * all measures are multiples of one point, so lines break as they will on paper. Stays paper in dark.
 */
export function DocumentPaper({ label, left, right, children }: DocumentPaperProps) {
  return (
    <div className={styles.desk}>
      <article className={styles.paper} aria-label={label} lang="vi">
        <div className={styles.head}>
          <HeadColumn {...left} />
          <HeadColumn {...right} dated />
        </div>
        {children}
      </article>
    </div>
  );
}

function HeadColumn({
  line,
  strong,
  below,
  dated = false,
}: DocumentHead & { readonly dated?: boolean }) {
  return (
    <div>
      <p>{line}</p>
      <p>
        <b className={styles.ruled}>{strong}</b>
      </p>
      {below !== undefined && <p className={dated ? styles.dated : styles.number}>{below}</p>}
    </div>
  );
}

/** Kind and subject of the document, centred, with the rule below. */
export function DocumentTitle({
  kind,
  subject,
}: {
  readonly kind: ReactNode;
  readonly subject: ReactNode;
}) {
  return (
    <div className={styles.title}>
      <p>{kind}</p>
      <p>
        <span className={styles.ruled}>{subject}</span>
      </p>
    </div>
  );
}

/** "I. KẾT QUẢ KIỂM TRA": a heading inside the document. */
export function DocumentHeading({ children }: { readonly children: ReactNode }) {
  return <h4 className={styles.heading}>{children}</h4>;
}

/** A justified paragraph; `marked` shows on the screen which sentence is worked on, never in print. */
export function DocumentParagraph({
  marked = false,
  children,
}: {
  readonly marked?: boolean;
  readonly children: ReactNode;
}) {
  return <p className={styles.paragraph}>{marked ? <mark>{children}</mark> : children}</p>;
}

/** Receivers at the left, signing authority at the right. */
export function DocumentFoot({
  left,
  right,
}: {
  readonly left: ReactNode;
  readonly right: ReactNode;
}) {
  return (
    <div className={styles.foot}>
      <div>{left}</div>
      <div>{right}</div>
    </div>
  );
}
