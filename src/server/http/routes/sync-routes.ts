import { z } from 'zod';
import {
  maxPushChanges,
  maxRequestBytes,
  syncRequestSchema,
  type SyncRequest,
} from '#protocol/sync.ts';
import type { Sync } from '#server/usecases/sync.ts';
import { json, parseBody, refuse, type Route } from '../route.ts';
import { isOtherProtocol } from './other-protocol.ts';

type PushEntry = SyncRequest['push'][number];

/** Members of a push are JSON, or the body could not have been read: they are not gone through again. */
const readRequestSchema = syncRequestSchema.extend({
  push: z
    .array(
      z.custom<PushEntry>(
        (entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry),
      ),
    )
    .max(maxPushChanges),
});

/** `POST /api/sync` (S12 to S20). The account is named in the body, not in a header. */
export function syncRoutes(sync: Sync): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/api/sync',
      who: 'session',
      namesAccount: false,
      bodyBytes: maxRequestBytes,
      handle: async (request) => {
        const received = request.body;
        // Before the shape is judged: another version's may be another.
        if (received.ok && isOtherProtocol(received.value))
          return refuse(request, 'protocol-unsupported');
        const body = parseBody(received, readRequestSchema);
        if (!body.ok) return refuse(request, body.error.code, body.error);
        const answer = await sync(request.account.profile.id, body.value);
        return answer.ok ? json(answer.value) : refuse(request, answer.error.code, answer.error);
      },
    },
  ];
}
