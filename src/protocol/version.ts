/**
 * The version of the wire. History:
 * 1: first version.
 * A tablet may lie in a drawer for months, so the lowest version that the server still takes is not
 * raised casually: it ends the field work of everyone who has not opened the app since.
 */
export const protocolVersion = 1;
export const lowestProtocolVersion = 1;
