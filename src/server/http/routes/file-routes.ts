import type { DirectoryFacts } from '#domain/directory/directory.ts';
import { scopeAccess, type ScopeAccess } from '#domain/access/scope-access.ts';
import { scopeSchema, type Scope } from '#domain/sync/scope.ts';
import {
  linkRequestSchema,
  parseUploadId,
  receiptsRequestSchema,
  sha256Schema,
  uploadId,
  uploadMetadataSchema,
} from '#protocol/files.ts';
import type { LogView } from '#server/storage/port.ts';
import { uploadsPath, type Uploads } from '#server/files/create-uploads.ts';
import type { ReceiveFile } from '#server/usecases/receive-file.ts';
import { logViewOf, type ServeFile } from '#server/usecases/serve-file.ts';
import { Readable } from 'node:stream';
import { json, parseBody, refuse, type AccountRequest, type Route } from '../route.ts';

export interface FileRouteDependencies {
  readonly facts: () => Promise<DirectoryFacts>;
  readonly uploads: Uploads;
  readonly receive: ReceiveFile;
  readonly serve: ServeFile;
}

/** 1,000 hashes with quotes and commas are 67 kB. */
const maxBytes = 128 * 1024;

/** Bytes in and out (S26, S27). `forbidden` alike for a scope that is not there and one of others. */
export function fileRoutes({
  facts,
  uploads,
  receive,
  serve,
}: FileRouteDependencies): readonly Route[] {
  const accessTo = async ({ account }: AccountRequest, scope: Scope): Promise<ScopeAccess> =>
    scopeAccess(await facts(), account.profile.id, scope);

  /** As whom the caller brings these bytes; `null`: it may not. */
  async function bringerOf(
    request: AccountRequest,
    { scope, sha256 }: UploadName,
  ): Promise<LogView | null> {
    if (request.account.profile.role === 'administrator') return receive.handedInFor(scope, sha256);
    const access = await accessTo(request, scope);
    const view = logViewOf(access);
    if (view === null || access.type !== 'role') return null;
    return (await receive.mayBring(scope, view, sha256)) ? view : null;
  }

  /** Every step of an upload asks again: rights may have ended since it was begun. */
  async function upload(request: AccountRequest, file: UploadName | null): Promise<Response> {
    // One address an upload, and nothing beside it that another reader could take for its name.
    if (file === null || request.url.search !== '') return refuse(request, 'bad-request');
    const view = await bringerOf(request, file);
    if (view === null) return refuse(request, 'forbidden');
    const answer = await uploads(request.request, uploadId(file.scope, file.sha256), view);
    if (answer instanceof Response) return answer;
    return refuse(
      request,
      answer.refused,
      answer.refused === 'unavailable' ? { retryAfter: 60 } : {},
    );
  }
  const uploadStep = (request: AccountRequest) =>
    upload(request, parseUploadId(request.params['file'] ?? ''));

  async function download(request: AccountRequest): Promise<Response> {
    const sha256 = sha256Schema.safeParse(request.params['file']);
    const scope = scopeSchema.safeParse(request.url.searchParams.get('scope'));
    if (!sha256.success || !scope.success) return refuse(request, 'bad-request');
    const file = await serve(await accessTo(request, scope.data), scope.data, sha256.data);
    if (file === null) return refuse(request, 'forbidden');
    const extension = extensions[file.type] ?? 'bin';
    return new Response(Readable.toWeb(file.bytes) as unknown as ReadableStream, {
      headers: {
        'content-type': file.type,
        'content-length': String(file.size),
        // Opened as a page of its own it could do nothing; as a picture in our page it is shown.
        'content-disposition': `attachment; filename="${sha256.data.slice(0, 16)}.${extension}"`,
        'content-security-policy': "default-src 'none'; sandbox",
        // Not even privately cached: a tablet is shared, and what it keeps it keeps in its own store.
        'cache-control': 'private, no-store',
      },
    });
  }

  return [
    {
      method: 'POST',
      path: uploadsPath,
      who: 'session',
      namesAccount: true,
      load: 'upload',
      handle: (request) =>
        upload(request, uploadName(request.request.headers.get('upload-metadata'))),
    },
    {
      method: 'HEAD',
      path: `${uploadsPath}/:file`,
      who: 'session',
      namesAccount: true,
      load: 'upload',
      handle: uploadStep,
    },
    {
      method: 'PATCH',
      path: `${uploadsPath}/:file`,
      who: 'session',
      namesAccount: true,
      load: 'upload',
      handle: uploadStep,
    },
    {
      method: 'GET',
      path: `${uploadsPath}/:file`,
      who: 'session',
      namesAccount: true,
      load: 'download',
      handle: download,
    },
    {
      method: 'POST',
      path: '/api/files/receipts',
      who: 'session',
      namesAccount: true,
      bodyBytes: maxBytes,
      handle: async (request) => {
        const body = parseBody(request.body, receiptsRequestSchema);
        if (!body.ok) return refuse(request, body.error.code, body.error);
        const { scope, sha256 } = body.value;
        // Who only reads, or reads a part, has sent nothing and is told nothing of what others sent.
        const access = await accessTo(request, scope);
        const view = logViewOf(access);
        if (view === null || access.type !== 'role') return refuse(request, 'forbidden');
        return json({ received: await receive.received(scope, view, sha256) });
      },
    },
    {
      method: 'POST',
      path: '/api/files/links',
      who: 'session',
      namesAccount: true,
      bodyBytes: maxBytes,
      handle: async (request) => {
        const body = parseBody(request.body, linkRequestSchema);
        if (!body.ok) return refuse(request, body.error.code, body.error);
        const { from, to, sha256 } = body.value;
        const source = logViewOf(await accessTo(request, from));
        const target = await accessTo(request, to);
        if (source !== 'whole' || target.type !== 'role') return refuse(request, 'forbidden');
        return json({ linked: await receive.link(from, to, sha256) });
      },
    },
  ];
}

/** Whose bytes are brought: what address and metadata of an upload say. */
interface UploadName {
  readonly scope: Scope;
  readonly sha256: string;
}

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/json': 'json',
};

/** `Upload-Metadata` is a list of `name base64`; what is wrong with it otherwise the upload itself tells. */
function uploadName(header: string | null): UploadName | null {
  const entries = (header ?? '').split(',').map((entry) => {
    const [name = '', value = ''] = entry.trim().split(' ');
    return [name, Buffer.from(value, 'base64').toString('utf8')] as const;
  });
  const parsed = uploadMetadataSchema.safeParse(Object.fromEntries(entries));
  return parsed.success ? parsed.data : null;
}
