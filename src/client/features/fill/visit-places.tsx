import { useState } from 'react';
import { Link } from 'wouter';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import type { IconName } from '#client/ui/icons/icon-name.ts';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { Tag } from '#client/ui/tag.tsx';
import styles from './section-rail.module.css';

export interface VisitPlacesProps {
  readonly visitId: string;
  /** Figures that do not add up. */
  readonly wrong: number;
  readonly findings: number;
}

/** The ways from the checklists to what else belongs to the visit. */
function PlaceLinks({ visitId, wrong, findings }: VisitPlacesProps) {
  const visit = `/visits/${visitId}`;
  return (
    <>
      <FiguresLink visitId={visitId} wrong={wrong} />
      <PlaceLink href={`${visit}/album`} icon="images" words={m.album_name()} />
      <PlaceLink href={`${visit}/on-site`} icon="map-pin" words={m.onsite_title()} />
      <PlaceLink
        href={`${visit}/findings`}
        icon="flag"
        words={m.findings_recorded({ count: findings })}
      />
    </>
  );
}

/** The figures, with how many of them do not add up. */
export function FiguresLink({ visitId, wrong }: Omit<VisitPlacesProps, 'findings'>) {
  return (
    <PlaceLink href={`/visits/${visitId}/figures`} icon="table" words={m.figures_title()}>
      {wrong > 0 && (
        <Tag tone="fail" icon="warning-fill">
          {m.figures_wrong({ count: wrong })}
        </Tag>
      )}
    </PlaceLink>
  );
}

/** All of them behind one button: a word at the foot of the rail, a sign in a narrow bar. */
export function VisitPlaces(props: VisitPlacesProps & { readonly inRail?: boolean }) {
  const { visitId, wrong, inRail = false } = props;
  const [open, setOpen] = useState(false);
  return (
    <span className={inRail ? undefined : styles.narrow}>
      {inRail ? (
        <Button
          variant="text"
          icon="dots-three"
          className={styles.more}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          {m.fill_places_more()}
        </Button>
      ) : (
        <IconButton
          icon="dots-three"
          label={wrong > 0 ? m.fill_places_with_wrong({ count: wrong }) : m.fill_places()}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        />
      )}
      {!inRail && wrong > 0 && (
        <span className={styles.count} aria-hidden="true">
          {wrong}
        </span>
      )}
      <Sheet open={open} onClose={() => setOpen(false)} title={m.fill_places()}>
        <div className={styles.foot}>
          <PlaceLinks {...props} />
          <PlaceLink
            href={`/visits/${visitId}/diary`}
            icon="clock-counter-clockwise"
            words={m.diary_title()}
          />
          <PlaceLink
            href={`/visits/${visitId}/overview`}
            icon="list-bullets"
            words={m.common_overview_title()}
          />
        </div>
      </Sheet>
    </span>
  );
}

function PlaceLink({
  href,
  icon,
  words,
  children,
}: {
  readonly href: string;
  readonly icon: IconName;
  readonly words: string;
  readonly children?: React.ReactNode;
}) {
  return (
    <Link href={href} className={styles.figures}>
      <Icon name={icon} />
      <span>{words}</span>
      {children}
    </Link>
  );
}
