import {
  answerDirectory,
  readChecklist,
  type DirectoryDependencies,
} from '#server/usecases/answer-directory.ts';
import { json, refuse, type Route } from '../route.ts';

/** The account's part of the directory (S10) and the checklist versions that it names. */
export function directoryRoutes(dependencies: DirectoryDependencies): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/directory',
      who: 'session',
      namesAccount: true,
      handle: async ({ request, account }) => {
        const { answer, version } = await answerDirectory(dependencies, account.profile.id);
        const etag = `"${version}"`;
        const headers = { etag, 'cache-control': 'private, no-cache', vary: 'cookie' };
        // A proxy that packs makes the tag a weak one.
        const known = request.headers.get('if-none-match')?.replace(/^W\//, '');
        return known === etag
          ? new Response(null, { status: 304, headers })
          : json(answer, headers);
      },
    },
    {
      method: 'GET',
      path: '/api/checklists/:hash',
      who: 'session',
      namesAccount: false,
      handle: async (request) => {
        const content = await readChecklist(
          dependencies,
          request.account.profile.id,
          request.params['hash'] ?? '',
        );
        if (content === null) return refuse(request, 'forbidden');
        return new Response(content, {
          headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store' },
        });
      },
    },
  ];
}
