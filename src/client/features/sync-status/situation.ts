import type { useSituation } from '#client/services/use-records.ts';

/** Where the data is, counted from the rows of this device. */
export type Situation = NonNullable<ReturnType<typeof useSituation>>;
