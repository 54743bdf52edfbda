import { useState } from 'react';
import { Link } from 'wouter';
import { m } from '#client/i18n/paraglide/messages.js';
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

/** The way from the checklists to what else belongs to the visit. */
export function PlaceLinks({ visitId, wrong, findings }: VisitPlacesProps) {
  const visit = `/visits/${visitId}`;
  return (
    <>
      <PlaceLink href={`${visit}/figures`} icon="table" words={m.figures_title()}>
        {wrong > 0 && (
          <Tag tone="fail" icon="warning-fill">
            {m.figures_wrong({ count: wrong })}
          </Tag>
        )}
      </PlaceLink>
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

/** The same where there is no rail: one button, for a narrow bar has no room for more. */
export function VisitPlaces(props: VisitPlacesProps) {
  const { visitId, wrong } = props;
  const [open, setOpen] = useState(false);
  return (
    <span className={styles.narrow}>
      <IconButton
        icon="dots-three"
        label={wrong > 0 ? m.fill_places_with_wrong({ count: wrong }) : m.fill_places()}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {wrong > 0 && (
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
