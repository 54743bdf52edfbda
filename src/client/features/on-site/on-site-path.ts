import { recordParts, type RecordKey } from '#domain/sync/scope.ts';

export type OnSitePart = 'samples' | 'presence' | 'interviews';

export const onSitePath = (visitId: string, part: OnSitePart): string =>
  `/visits/${visitId}/on-site/${part}`;

export const registerPath = (visitId: string, register: RecordKey): string =>
  `${onSitePath(visitId, 'samples')}/${recordParts(register).id}`;
