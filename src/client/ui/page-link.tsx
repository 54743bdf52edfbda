import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { leavePage } from './page-hold.ts';

/** A link to a page load of its own: what this page alone holds is asked about before. */
export function PageLink(
  props: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string },
) {
  const { href, children, ...rest } = props;
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void leavePage(() => location.assign(href));
  };
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
