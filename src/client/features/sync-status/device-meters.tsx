import { formatBytes, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { roomWords } from '#client/record/room-words.ts';
import { isLimitNear } from '#client/services/room-for-photos.ts';
import { useServices } from '#client/services/services-context.tsx';
import { useRoom, useTryRoom, type Room } from '#client/services/use-room.ts';
import { Button } from '#client/ui/button.tsx';
import { CountCells, Meter } from '#client/ui/meter.tsx';
import { Meta, Note, Row } from '#client/ui/page.tsx';
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

/**
 * What is known of the room: what was found by writing, and when. There is no meter of it, since what
 * the browser gives as the whole is made up.
 */
export function RoomOnDevice() {
  const { clock } = useServices();
  const { room } = useRoom();
  const { trying, failed, tryRoom } = useTryRoom();
  return (
    <section className={styles.block}>
      <div className={styles.head}>
        <h3 className={styles.label}>{m.sync_room()}</h3>
        <span className={styles.fact} role="status">
          {room === undefined ? null : roomWords(room, clock())}
        </span>
      </div>
      {failed && <Note>{m.sync_room_try_failed()}</Note>}
      <Meta>{room === undefined ? m.sync_room_reading() : roomText(room)}</Meta>
      <Row>
        <Button variant="text" icon="camera" busy={trying} onClick={tryRoom}>
          {m.sync_room_try()}
        </Button>
      </Row>
    </section>
  );
}

function roomText(room: Room): string {
  const { used, quota, persistent, wordsOnly, tried } = room;
  return [
    wordsOnly ? m.sync_room_words_only() : '',
    tried === null ? m.sync_room_unknown() : '',
    used === null ? '' : m.sync_room_used({ used: formatBytes(used) }),
    isLimitNear(room) ? m.sync_room_limit({ limit: formatBytes(quota ?? 0) }) : '',
    persistent === true ? m.sync_room_kept() : '',
    persistent === false ? m.sync_room_not_kept() : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}
