/** One of the demo's people at a tablet: speaks HTTP to the started server, as any tablet does. */
import { randomBytes } from 'node:crypto';
import type { Change, ChangeId, JsonValue } from '#domain/sync/change.ts';
import { nextStamp, type Stamp } from '#domain/sync/hybrid-clock.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { uuidV7 } from '#domain/sync/uuid-v7.ts';
import type { FileRef } from '#domain/visit/records.ts';
import { accountHeader, directoryAnswerSchema, type DirectoryAnswer } from '#protocol/directory.ts';
import { sessionAnswerSchema } from '#protocol/session.ts';
import { syncAnswerSchema, type SyncRequest } from '#protocol/sync.ts';
import { protocolVersion } from '#protocol/version.ts';

export interface Entry {
  readonly scope: Scope;
  readonly record: RecordKey;
  readonly fields: Readonly<Record<string, JsonValue>>;
}

export interface DemoSession {
  /** A change that the server keeps back is a fault of the demo. */
  readonly push: (entries: readonly Entry[]) => Promise<void>;
  readonly directory: () => Promise<DirectoryAnswer>;
  /** Brings a version of a checklist as a file of a scope whose records name it. */
  readonly bringChecklist: (scope: Scope, hash: string) => Promise<void>;
  readonly checklistFile: (hash: string) => Promise<FileRef>;
  readonly close: () => Promise<void>;
}

export const newId = (): string => uuidV7(Date.now, randomBytes);

export async function openDemoSession(
  url: string,
  username: string,
  password: string,
): Promise<DemoSession> {
  const post = (path: string, body: unknown, cookie = ''): Promise<Response> =>
    fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie === '' ? {} : { cookie }) },
      body: JSON.stringify(body),
    });
  const signedIn = await post('/api/auth/sign-in/username', { username, password });
  const { account } = sessionAnswerSchema.parse(await signedIn.json());
  const cookie = signedIn.headers
    .getSetCookie()
    .map((entry) => entry.split(';', 1)[0])
    .join('; ');
  const device = `demo-${username.replaceAll('.', '-')}`;
  const headers = { cookie, [accountHeader]: account.id };
  const checklist = async (hash: string): Promise<Buffer> => {
    const answer = await fetch(new URL(`/api/checklists/${hash}`, url), { headers });
    return Buffer.from(await answer.arrayBuffer());
  };
  return {
    async push(entries) {
      const request: SyncRequest = {
        ...{ protocol: protocolVersion, account: account.id, device, epoch: null, cursors: {} },
        push: changes(entries, account.id, device),
      };
      const answered = await post('/api/sync', request, cookie);
      const { held } = syncAnswerSchema.parse(await answered.json());
      if (Object.keys(held).length > 0)
        throw new Error(`the demo's work is held: ${JSON.stringify(held)}`);
    },
    async directory() {
      const answer = await fetch(new URL('/api/directory', url), { headers });
      return directoryAnswerSchema.parse(await answer.json());
    },
    checklistFile: async (hash) => ({
      sha256: hash,
      size: (await checklist(hash)).byteLength,
      type: 'application/json',
    }),
    async bringChecklist(scope, hash) {
      const bytes = await checklist(hash);
      const metadata = { scope, sha256: hash, type: 'application/json' };
      const brought = await fetch(new URL('/api/files', url), {
        method: 'POST',
        headers: {
          ...headers,
          'tus-resumable': '1.0.0',
          'upload-length': String(bytes.byteLength),
          'upload-metadata': Object.entries(metadata)
            .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
            .join(),
          'content-type': 'application/offset+octet-stream',
        },
        body: new Uint8Array(bytes),
      });
      if (brought.status !== 201) throw new Error(`a checklist was not taken: ${brought.status}`);
    },
    async close() {
      await post('/api/auth/sign-out', {}, cookie);
    },
  };
}

function changes(entries: readonly Entry[], by: string, device: string): SyncRequest['push'] {
  let last: Stamp | null = null;
  return entries.flatMap(({ scope, record, fields }) =>
    Object.entries(fields).map(([field, value]) => {
      last = nextStamp(Date.now(), last);
      const change: Change = {
        id: newId() as ChangeId,
        scope,
        ...{ record, field, value: value as Change['value'], over: [], at: last, by, device },
      };
      return { ...change, mine: true };
    }),
  );
}
