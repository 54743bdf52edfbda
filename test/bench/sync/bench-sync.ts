/**
 * Sync, saving and files: the product's own client in a real browser against its own server, each
 * beside a floor that does the same work with nothing around it, in one run.
 */
import { rm } from 'node:fs/promises';
import { benchAnswer } from './answer.ts';
import { benchAudit } from './audit.ts';
import { benchExchange } from './exchange.ts';
import { buildPages } from './field.ts';
import { benchFold } from './fold.ts';
import { benchSlowLine } from './slow-line.ts';
import { benchUpload } from './upload.ts';

type Part = (folder: string, rounds: number) => Promise<string>;

const parts = {
  exchange: benchExchange,
  slow: benchSlowLine,
  answer: benchAnswer,
  upload: benchUpload,
  fold: benchFold,
  audit: benchAudit,
} as const satisfies Readonly<Record<string, Part>>;

export async function benchSync(rounds: number, wanted: readonly string[]): Promise<string> {
  const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0)
    return `No ${unknown.join(', ')}; there are: ${Object.keys(parts).join(', ')}.`;
  const folder = await buildPages();
  try {
    const reports: string[] = [];
    for (const [name, part] of Object.entries(parts)) {
      if (wanted.length === 0 || wanted.includes(name)) reports.push(await part(folder, rounds));
    }
    return reports.join('\n\n');
  } finally {
    await rm(folder, { recursive: true });
  }
}
