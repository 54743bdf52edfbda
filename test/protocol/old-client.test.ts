/** What a tablet of version 1 sends is taken as long as this server says that it speaks 1. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { changeContent, contentDigest } from '#domain/sync/change.ts';
import { syncAnswerSchema } from '#protocol/sync.ts';
import { lowestProtocolVersion } from '#protocol/version.ts';
import { bothStorages } from '../integration/sync/both-storages.ts';
import { createWorld, scopeOf, sumOf, visitScope } from '../unit/server/sample-world.ts';

interface StoredRequest {
  readonly push: readonly Readonly<Record<string, unknown>>[];
}
const text = readFileSync(new URL('request.v1.json', import.meta.url), 'utf8');
const request = JSON.parse(text) as StoredRequest;
const contents = request.push.map(({ mine: _wire, ...content }) => content);

for (const { adapter, open } of bothStorages) {
  it(`a request that was stored under version 1 is taken whole, and read back with the same digests (${adapter})`, async () => {
    expect(lowestProtocolVersion).toBe(1);
    const { storage, discard } = await open();
    const world = await createWorld(storage);
    const answer = await world.ask('tu.phap', request);
    expect(answer.held).toEqual({});
    const given = scopeOf(answer, visitScope);
    expect(given.changes.map(({ id }) => id)).toEqual(contents.map(({ id }) => id));
    // The sum is over what was sent, byte for byte.
    expect(given.cursor.sum).toBe(sumOf(contents));
    const later = scopeOf(await world.ask('truong.doan'), visitScope);
    const read = later.changes.map((change) => changeContent(change));
    expect(read.map(digestOf)).toEqual(
      contents.map((content) => contentDigest(changeContent(content))),
    );
    expect(later.cursor).toEqual(given.cursor);
    await discard();
  });

  it(`members that this version does not know come back as they were sent (S9) (${adapter})`, async () => {
    const { storage, discard } = await open();
    const world = await createWorld(storage);
    await world.ask('tu.phap', request);
    // As a client would read it from the wire, not as an object that was never text.
    const wire = JSON.stringify(await world.ask('truong.doan'));
    const answer = syncAnswerSchema.parse(JSON.parse(wire));
    const last: Record<string, unknown> = scopeOf(answer, visitScope).changes.at(-1)!;
    const { seq: _seq, received: _received, ...content } = last;
    expect(content).toEqual(contents.at(-1));
    expect(content['signature']).toEqual(contents.at(-1)!['signature']);
    await discard();
  });
}

/** Apart from the code of the app: first 16 bytes of SHA-256 over the canonical text. */
const digestOf = (content: string): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 32);
