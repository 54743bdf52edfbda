import { classNames } from '../class-names.ts';
import type { IconName } from './icon-name.ts';
import styles from './icon.module.css';
// As a file of its own (never a data: address, which <use> refuses): cached once, out of the script's weight.
import spriteUrl from './sprite.svg?no-inline';

export interface IconProps {
  readonly name: IconName;
  /** s 16 px in tags, m 20 px in text and buttons, l 24 px in navigation; they grow with the text. */
  readonly size?: 's' | 'm' | 'l' | undefined;
  /** Only where no visible word says the same; otherwise the icon is hidden from screen readers. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

/** One drawing of the sprite in the colour of the text around it. */
export function Icon({ name, size = 'm', label, className }: IconProps) {
  return (
    <svg
      className={classNames(styles.icon, styles[size], className)}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      focusable="false"
    >
      <use href={`${spriteUrl}#${name}`} />
    </svg>
  );
}
