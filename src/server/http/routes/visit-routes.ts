import { moveVersionSchema } from '#protocol/visit-version.ts';
import { moveVersion, type MoveDependencies } from '#server/usecases/move-version.ts';
import { noContent, parseBody, refuse, type Route } from '../route.ts';

const maxBytes = 8 * 1024;

/** What is decided of one visit by the office or by the lead of its delegation. */
export function visitRoutes(dependencies: MoveDependencies): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/api/visits/:id/checklist-version',
      who: 'session',
      namesAccount: true,
      bodyBytes: maxBytes,
      handle: async (request) => {
        const body = parseBody(request.body, moveVersionSchema);
        if (!body.ok) return refuse(request, body.error.code, body.error);
        const { account, params } = request;
        const moved = await moveVersion(
          dependencies,
          account.profile.id,
          params['id'] ?? '',
          body.value,
        );
        return moved.ok ? noContent() : refuse(request, moved.error);
      },
    },
  ];
}
