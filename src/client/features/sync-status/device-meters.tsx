import { formatBytes, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { Workspace } from '#client/services/app-services.ts';
import { photosThatFit } from '#client/services/room-for-photos.ts';
import { CountCells, Meter } from '#client/ui/meter.tsx';
import { Meta } from '#client/ui/page.tsx';
import type { Situation } from './situation.ts';
import styles from './sync-sheet.module.css';

/** Up to here each is a cell of its own; more are a bar. */
const countableCells = 48;

/** Originals written on this device: how many the server has of how many. */
export function FilesMeter({ files }: { readonly files: Situation['files'] }) {
  if (files.all === 0) return null;
  const left = files.all - files.received;
  const label = m.sync_files_label({
    done: formatNumber(files.received),
    total: formatNumber(files.all),
  });
  return (
    <section className={styles.block}>
      <div className={styles.head}>
        <h3 className={styles.label}>{m.sync_files()}</h3>
        <span className={styles.figure}>
          {formatNumber(files.received)}/{formatNumber(files.all)}
        </span>
      </div>
      {files.all <= countableCells ? (
        <CountCells label={label} done={files.received} total={files.all} />
      ) : (
        <Meter
          label={label}
          size="m"
          total={files.all}
          parts={[{ tone: 'ok', amount: files.received }]}
        />
      )}
      <Meta>
        {left > 0 ? m.sync_files_left({ count: formatNumber(left) }) : m.sync_files_all()}
      </Meta>
    </section>
  );
}

type Room = Awaited<ReturnType<Workspace['room']>>;

/** What the browser says of the room it gives; `undefined` while it is asked. */
export function RoomMeter({ room }: { readonly room: Room | undefined }) {
  return (
    <section className={styles.block}>
      <div className={styles.head}>
        <h3 className={styles.label}>{m.sync_room()}</h3>
        <span className={styles.fact}>{room === undefined ? null : freeText(room)}</span>
      </div>
      {room !== undefined && room.used !== null && room.quota !== null && room.quota > 0 && (
        <Meter
          label={freeText(room)}
          size="m"
          total={room.quota}
          parts={[{ tone: 'action', amount: room.used }]}
        />
      )}
      <Meta>{room === undefined ? m.sync_room_reading() : keptText(room)}</Meta>
    </section>
  );
}

function freeText({ used, quota }: Room): string {
  if (used === null || quota === null) return m.sync_room_unknown();
  const free = Math.max(0, quota - used);
  return m.sync_room_free({ free: formatBytes(free), photos: formatNumber(photosThatFit(free)) });
}

function keptText({ used, persistent, wordsOnly }: Room): string {
  return [
    wordsOnly ? m.sync_room_words_only() : '',
    used === null ? '' : m.sync_room_used({ used: formatBytes(used) }),
    persistent === true ? m.sync_room_kept() : '',
    persistent === false ? m.sync_room_not_kept() : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}
