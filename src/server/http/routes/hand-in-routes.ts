import { handInRequestSchema } from '#protocol/hand-in.ts';
import { maxRequestBytes } from '#protocol/sync.ts';
import type { HandIn } from '#server/usecases/hand-in.ts';
import { json, parseBody, refuse, type Route } from '../route.ts';
import { isOtherProtocol } from './other-protocol.ts';

/** `POST /api/hand-in` (S11), bounded as a push is. */
export function handInRoutes(handIn: HandIn): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/api/hand-in',
      who: 'administrator',
      namesAccount: true,
      bodyBytes: maxRequestBytes,
      handle: async (request) => {
        const received = request.body;
        if (received.ok && isOtherProtocol(received.value))
          return refuse(request, 'protocol-unsupported');
        const body = parseBody(received, handInRequestSchema);
        if (!body.ok) return refuse(request, body.error.code, body.error);
        return json(await handIn(request.account.profile.id, body.value));
      },
    },
  ];
}
