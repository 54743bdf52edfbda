import type { ReactNode } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from './class-names.ts';
import type { IconName } from './icons/icon-name.ts';
import { Icon } from './icons/icon.tsx';
import styles from './page.module.css';
import type { Tone } from './tone.ts';

export interface PageProps {
  /** text 720 px for forms and reading, list 1132 px for lists, full for panes and tables. */
  readonly width?: 'text' | 'list' | 'full' | undefined;
  readonly children: ReactNode;
}

/** The scrolling middle of a screen: gutters 28 px, 16 on narrow screens; groups stand 24 px apart. */
export function Page({ width = 'list', children }: PageProps) {
  return <main className={classNames(styles.page, styles[width])}>{children}</main>;
}

export interface PageHeaderProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** Whose screen it is and the day, beside the indicator in a phone's bar; the app's name elsewise. */
  readonly bar?: { readonly name: ReactNode; readonly day?: ReactNode } | undefined;
  /** Search, the sync indicator. */
  readonly children?: ReactNode;
}

/** Title of a screen that has no bar of its own, its h1; on a phone what stands at its end is a bar. */
export function PageHeader({ title, subtitle, bar, children }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.names}>
        <h1>{title}</h1>
        {subtitle !== undefined && subtitle !== null && <p>{subtitle}</p>}
      </div>
      <div className={styles.end}>
        <div className={styles.bar}>
          <strong>{bar?.name ?? m.ui_app_name()}</strong>
          {bar?.day !== undefined && <span>{bar.day}</span>}
        </div>
        {children}
      </div>
    </header>
  );
}

export interface GroupProps {
  readonly title?: ReactNode;
  readonly icon?: IconName | undefined;
  readonly tone?: Tone | undefined;
  /** A count or an action at the right end of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page: "Tuần này", "Quá hạn 5 ngày"; inside, 8 px between things. */
export function Group({ title, icon, tone = 'neutral', aside, children }: GroupProps) {
  return (
    <section className={styles.group}>
      {title !== undefined && (
        <div className={styles.groupHead}>
          <h2 className={classNames(styles.groupTitle, styles[tone])}>
            {icon !== undefined && <Icon name={icon} />}
            <span>{title}</span>
          </h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

export interface RowProps {
  /** Pushes the last thing to the right end. */
  readonly spread?: boolean | undefined;
  readonly children: ReactNode;
}

/** Things beside each other that may wrap: buttons, tags. */
export function Row({ spread = false, children }: RowProps) {
  return (
    <div data-row="" className={classNames(styles.row, spread && styles.spread)}>
      {children}
    </div>
  );
}

/** Things under each other: 12 px apart, 4 px when tight. */
export function Stack({
  tight = false,
  children,
}: {
  readonly tight?: boolean;
  readonly children: ReactNode;
}) {
  return <div className={classNames(styles.stack, tight && styles.tight)}>{children}</div>;
}

export interface StatusLineProps {
  readonly icon: IconName;
  readonly tone?: Tone | undefined;
  readonly children: ReactNode;
}

/** One state in words with its sign: "Sẵn sàng làm việc không mạng", "Máy chủ đã nhận". */
export function StatusLine({ icon, tone = 'neutral', children }: StatusLineProps) {
  return (
    <p className={classNames(styles.status, styles[tone])}>
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}

/** The question or title of one row of a Leaf. */
export function Question({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <p id={id} className={styles.question}>
      {children}
    </p>
  );
}

/** Secondary facts, 13 px: when, how many, by whom. */
export function Meta({ children }: { readonly children: ReactNode }) {
  return <p className={styles.meta}>{children}</p>;
}

/** Secondary text to be read, 14 px. */
export function Note({ children }: { readonly children: ReactNode }) {
  return <p className={styles.note}>{children}</p>;
}
