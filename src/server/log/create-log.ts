/**
 * The server's log: one JSON object a line; short lines for a person at a terminal. What may enter
 * a line is decided where it is written, by naming facts: never a header, body, cookie, password,
 * token or link as a whole.
 */
import { pino, type DestinationStream, type Logger } from 'pino';
import type { ServerConfig } from '#server/config.ts';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export function createLog(level: ServerConfig['logLevel'], isTerminal: boolean): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return isTerminal ? pino(options, terminalLines) : pino(options);
}

/** `07:41:03 info request GET /api/session 200 3 ms` */
const terminalLines: DestinationStream = {
  write(line: string): void {
    const { level, time, msg, ...facts } = JSON.parse(line) as Record<string, unknown>;
    const rest = Object.entries(facts)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
      .join(' ');
    process.stdout.write(`${String(time).slice(11, 19)} ${String(level)} ${String(msg)} ${rest}\n`);
  },
};
