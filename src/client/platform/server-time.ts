/**
 * The time as the server's answers tell it. A tablet whose battery was empty may be years behind until
 * the network sets its clock: what is counted in days must not be over in a minute by that.
 */
import type { Clock } from '#domain/kernel/sources.ts';

export interface ServerTime {
  /** Fetches, and takes the time from each answer. */
  readonly fetcher: typeof fetch;
  /** Wall time; the device's own until the server has told it. */
  readonly now: Clock;
}

export function createServerTime(clock: Clock, fetcher: typeof fetch): ServerTime {
  let ahead = 0;
  return {
    fetcher: async (...request) => {
      const response = await fetcher(...request);
      const told = Date.parse(response.headers.get('date') ?? '');
      if (Number.isFinite(told)) ahead = told - clock();
      return response;
    },
    now: () => clock() + ahead,
  };
}
