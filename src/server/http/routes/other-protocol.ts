import { lowestProtocolVersion, protocolVersion } from '#protocol/version.ts';

/** Does a body speak a version that this server does not? Asked before its shape is judged. */
export function isOtherProtocol(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('protocol' in body)) return false;
  const { protocol } = body;
  return (
    typeof protocol === 'number' && (protocol < lowestProtocolVersion || protocol > protocolVersion)
  );
}
