import { handInAnswerSchema, type HandInRequest } from '#protocol/hand-in.ts';
import { createCalls, inNameOf } from './api-calls.ts';

/** In the name of the officer who chose the bundle: another session in this browser does nothing (S12). */
export function sendHandIn(account: string, request: HandInRequest, fetcher: typeof fetch = fetch) {
  const { post } = createCalls(fetcher);
  return post('/api/hand-in', request, handInAnswerSchema, inNameOf(account));
}
