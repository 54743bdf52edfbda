import type { HeldCode } from '#domain/access/judge-change.ts';

/** For developers and the office; people on tablets read their own words for the code. */
export const heldReasons: Readonly<Record<HeldCode, string>> = {
  invalid: 'The change, or its value, does not have the shape that its kind and field ask for.',
  forbidden: 'The account that sent it may not write this here, or there is no such place.',
  'id-reuse': 'Another content with this id was received before; that one stands.',
  'too-large': 'The content is larger than 64 KiB; larger content belongs into a file.',
  'unknown-kind': 'This server does not know this kind of record or field yet.',
  unconfirmed: 'The field is reserved to a role and waits for the own session of who holds it.',
};
