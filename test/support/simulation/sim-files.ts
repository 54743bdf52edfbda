/** Photos of a world: what people do with them, what befalls them, and that none is lost by it. */
import { takeOver } from '#server/admin/take-over.ts';
import { createUploadQueue, type UploadQueue } from '#client/files/upload-queue.ts';
import { readPhoto } from '#client/files/fetch-file.ts';
import { makeRoom } from '#client/files/make-room.ts';
import type { LocalStore, NewFile } from '#client/store/local-store.ts';
import type { StoredFile } from '#server/storage/port.ts';
import {
  createCheckFiles,
  cycleMilliseconds,
  knownFiles,
  noteFile,
} from '#server/usecases/check-files.ts';
import { newFile } from '../client/sample-files.ts';
import { hashOf } from './memory-blobs.ts';
import {
  heldOn,
  isActive,
  isAtServer,
  localOf,
  textOf,
  type Local,
  type Photo,
} from './photo-places.ts';
import type { PutBack } from './server-disk.ts';
import { SimFileServer, type WrapReceive } from './sim-file-server.ts';
import { followupOne, idOf, visitOne, type MemberName } from './sim-server.ts';
import type { Tab, Tablet } from './sim-tablet.ts';
import type { SimWorld } from './sim-world.ts';

/** Broken rules; none of them in an ordinary run. */
export interface FileRules {
  readonly store?: (store: LocalStore, local: Local, now: () => number) => Partial<LocalStore>;
  readonly receive?: WrapReceive;
}

interface Backup {
  readonly putBack: PutBack;
  readonly members: readonly MemberName[];
  readonly at: number;
  readonly bytes: ReadonlyMap<string, Buffer>;
}

const day = 24 * 3600 * 1000;
/** A backup is made each day: what is put back is older only where somebody has missed one. */
const oldestBackup = 2 * day;

export class SimFiles {
  readonly server: SimFileServer;
  readonly owed = new Set<Photo>();
  physicallyLost = 0;
  private readonly queues = new WeakMap<Tab, UploadQueue>();
  private readonly stores = new WeakMap<Tab, LocalStore>();
  private backups: readonly Backup[] = [];
  /** The server lost these without a word: its disk forgot them, or it was put back by hand under its epoch. */
  private readonly forgotten = new Set<string>();
  private photos = 0;
  /** What some tablet counted as waiting, with its bytes, when it was last looked. */
  private waiting: ReadonlySet<string> = new Set();

  constructor(
    private readonly world: SimWorld,
    private readonly rules: FileRules,
  ) {
    this.server = new SimFileServer(world, rules.receive);
  }

  // People

  async takePhoto(tablet: Tablet): Promise<void> {
    const { random } = this.world;
    const isUnit = tablet.username === 'unit';
    const scope = isUnit ? followupOne : visitOne;
    if (!(await isActive(tablet, scope))) return;
    this.storeOf(tablet, tablet.front);
    const name = `${this.world.options.seed} ${(this.photos += 1)}`;
    const original = newFile(`photo ${name}`, { size: random.chance(0.1) ? 300_000 : 90 });
    const thumbnail = newFile(`thumbnail ${name}`, { thumbnail: true, size: 50 });
    const value = { original: refOf(original), thumbnail: refOf(thumbnail), width: 4, height: 3 };
    const record = `${isUnit ? 'remedy-photo' : 'photo'}:p${this.photos}`;
    const allowed = isUnit ? ['unit'] : ['lead', 'deputy', 'secretary', 'member'];
    const edit = { scope, record, field: 'picture', value, allowed };
    if (!(await this.world.commit(tablet, edit, [original, thumbnail]))) return;
    this.world.count('photo taken');
    for (const file of [original, thumbnail]) {
      const { sha256, thumbnail: isThumbnail } = file;
      const size = file.bytes.byteLength;
      this.owed.add({
        scope,
        record,
        sha256,
        size,
        thumbnail: isThumbnail,
        value,
        takenOn: tablet,
      });
    }
  }

  /** What a recommendation shows of a visit's photos goes into the follow-up by its hash (S27). */
  async publishPhoto(tablet: Tablet): Promise<void> {
    if (tablet.username !== 'lead' || !(await isActive(tablet, followupOne))) return;
    const here = new Set((await tablet.front.open.rows()).map((row) => row.record));
    const shown = [...this.owed].filter(
      ({ scope, record }) => scope === visitOne && here.has(record),
    );
    if (shown.length === 0) return;
    const { value } = this.world.random.pick(shown);
    const files = shown.filter((photo) => photo.value === value);
    const record = `photo:l${(this.photos += 1)}`;
    const edit = { scope: followupOne, record, field: 'picture', value, allowed: ['lead'] };
    const links = files.map(({ sha256, size, thumbnail }): NewFile => {
      return { sha256, size, thumbnail, type: 'image/jpeg', linkFrom: visitOne };
    });
    if (!(await this.world.commit(tablet, edit, links))) return;
    this.world.count('photo linked');
    for (const file of files) this.owed.add({ ...file, scope: followupOne, record, takenOn: null });
  }

  async lookAtPhoto(tablet: Tablet): Promise<void> {
    if (this.owed.size === 0) return;
    const { scope, sha256 } = this.world.random.pick([...this.owed]);
    if (!(await isActive(tablet, scope))) return;
    this.server.beginStretch();
    const read = await readPhoto(
      this.storeOf(tablet),
      scope,
      sha256,
      this.there(tablet),
      async () => true,
    );
    if (read.ok) this.world.count('photo looked at');
  }

  /** After an exchange, as the app does it: the engine's loops are not here. */
  async exchanged(tablet: Tablet): Promise<void> {
    const at = { server: this.world.now, device: this.world.now + tablet.clockOffset };
    await this.storeOf(tablet).noteSynced(at);
  }

  async drain(tablet: Tablet): Promise<void> {
    this.server.beginStretch();
    this.storeOf(tablet);
    const { received } = await this.queues.get(tablet.front)!.drain();
    if (received > 0) this.world.count('photos received');
  }

  async makeRoom(tablet: Tablet): Promise<void> {
    this.server.beginStretch();
    const parts = { store: this.storeOf(tablet), ...this.there(tablet) };
    const whenFree = (drop: () => Promise<number>) => drop();
    const freed = await makeRoom({ ...parts, whenFree }, { bytes: 1e9, from: 0 });
    if (freed > 0) this.world.count('room made');
  }

  // What befalls the server

  /** Days without anybody; the office makes its backups. */
  async passDays(): Promise<void> {
    const days = 1 + this.world.random.below(4);
    for (let passed = 0; passed < days; passed += 1) {
      await this.backup();
      this.world.now += day - 3_600_000;
    }
  }

  async backup(): Promise<void> {
    const { server, members, now } = this.world;
    const bytes = new Map(this.server.blobs.kept);
    const backup = { putBack: await server.backup(), members, at: now, bytes };
    this.backups = [...this.backups.slice(-3), backup];
  }

  /** With the files that lie there, or with those of the backup alone. */
  async restore(): Promise<void> {
    const { world } = this;
    const young = this.backups.filter(({ at }) => world.now - at < oldestBackup);
    if (young.length === 0) return;
    const backup = world.random.pick(young);
    const [newEpoch, withBytes] = [world.random.chance(0.6), world.random.chance(0.5)];
    const before = await this.booked();
    await world.restore(backup, newEpoch);
    world.count(`${withBytes ? 'book and bytes' : 'book of files'} put back`);
    const { blobs } = this.server;
    if (withBytes) {
      blobs.kept.clear();
      blobs.partials.clear();
      for (const [sha256, bytes] of backup.bytes) blobs.kept.set(sha256, bytes);
    }
    if (newEpoch) await this.restoreByCommand(before);
    const here = await this.copies();
    for (const photo of this.owed) {
      const { sha256, takenOn } = photo;
      const isOnTablet = takenOn !== null && this.world.tablets.includes(takenOn);
      if (!here.has(sha256) && isOnTablet && !this.forgotten.has(sha256))
        world.ledger.violate('dropped before a backup had it', textOf(photo));
    }
    await this.writeOff();
    if (newEpoch) return;
    for (const photo of this.owed)
      if (!(await isAtServer(this.world, this.server.blobs, photo)))
        this.forgotten.add(photo.sha256);
  }

  /** As `admin restore` does it. */
  private async restoreByCommand(before: readonly StoredFile[]): Promise<void> {
    const { storage } = this.world.server;
    const { blobs } = this.server;
    const clock = () => this.world.now;
    for await (const { sha256, lost } of knownFiles(storage)) {
      const state = await blobs.check(sha256);
      if (!lost && state !== 'whole') await noteFile(storage, clock, { sha256, state });
    }
    await takeOver(storage, clock, before, blobs);
  }

  private async booked(): Promise<readonly StoredFile[]> {
    const { storage } = this.world.server;
    const rows = [...this.owed].map(({ scope, sha256 }) =>
      storage.read(({ files }) => files.find(scope, [sha256])),
    );
    return (await Promise.all(rows)).flat();
  }

  /** The disk forgets a file, or a part of it; a change in its middle is found by the look at all files. */
  async loseBytes(): Promise<void> {
    const { random } = this.world;
    const { kept } = this.server.blobs;
    if (kept.size === 0) return;
    const sha256 = random.pick([...kept.keys()].toSorted());
    const kind = random.below(3);
    const bytes = Buffer.from(kept.get(sha256)!);
    bytes[bytes.length >> 1] = bytes[bytes.length >> 1]! ^ 1;
    if (kind === 0) kept.delete(sha256);
    else kept.set(sha256, kind === 1 ? bytes.subarray(1) : bytes);
    this.forgotten.add(sha256);
    this.world.count('bytes lost at the server');
    if (kind === 2) await this.lookAtAll();
    await this.writeOff();
  }

  async lookAtAll(): Promise<void> {
    const { storage } = this.world.server;
    await createCheckFiles(storage, this.server.blobs, () => this.world.now)(0, cycleMilliseconds);
  }

  // The law

  /** After what only the product did: of everything there is a copy yet. */
  async lookForCopies(): Promise<void> {
    const waited = this.waiting;
    const here = await this.copies();
    for (const photo of this.owed) {
      if (here.has(photo.sha256)) continue;
      this.owed.delete(photo);
      const isForgotten = !waited.has(`${photo.scope}|${photo.sha256}`);
      if (isForgotten && (await this.isLeftToBackups(photo)))
        this.world.count('left to the backups');
      else this.world.ledger.violate('the last copy is gone', textOf(photo));
    }
  }

  /**
   * The server lost it, and those who still held it have no right to the visit any more, hence nobody to
   * ask: they forget it after its days (decision 0030). A backup has it, or nobody.
   */
  private async isLeftToBackups({ scope, sha256 }: Photo): Promise<boolean> {
    if (!this.forgotten.has(sha256)) return false;
    for (const { front } of this.world.tablets) {
      const row = await localOf(front).database.files.get([scope, sha256]);
      // Room was made of it: by that only what the server has may go.
      if (row && row.linkFrom === undefined) return false;
    }
    return true;
  }

  /** After a disaster: what lies nowhere any more cannot be owed, nor a link of which only a lost tablet knew. */
  async writeOff(): Promise<void> {
    const here = await this.copies();
    for (const photo of this.owed) {
      const isKept =
        here.has(photo.sha256) && (photo.takenOn !== null || (await this.isLinkKnown(photo)));
      if (isKept) continue;
      this.owed.delete(photo);
      this.physicallyLost += 1;
    }
  }

  private async isLinkKnown(photo: Photo): Promise<boolean> {
    if (await isAtServer(this.world, this.server.blobs, photo)) return true;
    for (const tablet of this.world.tablets)
      if ((await heldOn(tablet, photo)) !== null) return true;
    return false;
  }

  /** At the end: the server has it, or a tablet counts it as waiting. */
  async check(): Promise<void> {
    for (const photo of this.owed) {
      const atServer = await isAtServer(this.world, this.server.blobs, photo);
      if (atServer) continue;
      let waits = false;
      for (const tablet of this.world.tablets) {
        const held = await heldOn(tablet, photo);
        if (held === null) continue;
        waits ||= held.waiting;
        const mayBring =
          this.world.members.some((name) => name === tablet.username) &&
          (photo.takenOn !== null || (await this.mayLink(tablet, photo))) &&
          (await isActive(tablet, photo.scope));
        if (mayBring)
          this.world.ledger.violate('not brought', `${tablet.username} ${textOf(photo)}`);
      }
      if (!waits && !(await this.isUntold(photo)))
        this.world.ledger.violate('nobody counts it', textOf(photo));
    }
  }

  /** What is linked must be at the server: the picture may wait on a tablet that has no right any more. */
  private async mayLink({ username }: Tablet, photo: Photo): Promise<boolean> {
    return (
      username === 'lead' &&
      (await isAtServer(this.world, this.server.blobs, { ...photo, scope: visitOne }))
    );
  }

  /** Who holds it has no right to the visit any more: to be asked there is nobody. */
  private async isUntold({ scope, sha256 }: Photo): Promise<boolean> {
    if (!this.forgotten.has(sha256)) return false;
    for (const { front } of this.world.tablets) {
      const row = await localOf(front).database.files.get([scope, sha256]);
      if (row && (await front.open.scopes()).get(scope)?.state !== 'withdrawn') return false;
    }
    return true;
  }

  /** Notes beside what waits: nothing of that may go, whatever the server's disk forgets. */
  private async copies(): Promise<ReadonlySet<string>> {
    const { blobs } = this.server;
    const here = new Set<string>();
    const waiting = new Set<string>();
    // What lies there without a row counts for nobody: the server stopped before it, or its book is older.
    for await (const { sha256 } of knownFiles(this.world.server.storage)) {
      const bytes = blobs.kept.get(sha256);
      if (bytes && hashOf(bytes) === sha256) here.add(sha256);
    }
    for (const { front } of this.world.tablets) {
      const { database } = localOf(front);
      const keys = await database.bytes.toCollection().primaryKeys();
      for (const [, sha256] of keys) here.add(sha256);
      const waits = database.files.where('[waiting+priority]').between([1, 0], [1, 1], true, true);
      const rows = await waits.toArray();
      for (const { scope, sha256 } of rows)
        if (keys.some(([home, hash]) => home === scope && hash === sha256))
          waiting.add(`${scope}|${sha256}`);
    }
    this.waiting = waiting;
    return here;
  }

  // One tablet

  private there({ username }: Tablet) {
    return { account: idOf(username), fetcher: this.server.fetcherOf(username) };
  }

  /** Receipts are dated by the server, as in the app; with the first use its queue is made. */
  private storeOf(tablet: Tablet, tab = tablet.front): LocalStore {
    const known = this.stores.get(tab);
    if (known) return known;
    const local = localOf(tab);
    const now = () => this.world.now;
    const dated: LocalStore = {
      ...local.store,
      markReceived: (scope, sha256) => local.store.markReceived(scope, sha256, now()),
      receivedPictures: (from) => local.store.receivedPictures(from, now()),
      dropBytes: (scope, sha256) => local.store.dropBytes(scope, sha256, now()),
    };
    const store = { ...dated, ...this.rules.store?.(dated, local, now) };
    this.stores.set(tab, store);
    const clock = () => this.world.now + tablet.clockOffset;
    this.queues.set(tab, createUploadQueue({ store, ...this.there(tablet), clock }));
    return store;
  }
}

const refOf = ({ sha256, bytes, type }: ReturnType<typeof newFile>) => ({
  ...{ sha256, type, size: bytes.byteLength },
});
