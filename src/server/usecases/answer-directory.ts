/** `GET /api/directory` and the checklists that it names (S10). */
import { checklistSchema } from '#domain/checklist/definition.ts';
import { accountPart } from '#domain/directory/account-part.ts';
import type { ChecklistRef, DirectoryFacts } from '#domain/directory/directory.ts';
import { canonicalJson, textHash } from '#domain/kernel/canonical-json.ts';
import type { DirectoryAnswer } from '#protocol/directory.ts';
import { protocolVersion } from '#protocol/version.ts';
import type { ChecklistVersion, Storage } from '../storage/port.ts';
import type { FactsReader } from './directory-facts.ts';

export interface DirectoryDependencies {
  readonly storage: Storage;
  readonly readFacts: FactsReader;
}

export interface VersionedDirectory {
  readonly answer: DirectoryAnswer;
  /** Hash of the canonical answer: equal parts have equal versions, whatever moved elsewhere. */
  readonly version: string;
}

export async function answerDirectory(
  { storage, readFacts }: DirectoryDependencies,
  accountId: string,
): Promise<VersionedDirectory> {
  const part = accountPart(await readFacts(), accountId);
  const hashes = pinnedHashes(part);
  const versions = await storage.read((data) => data.checklists.byHash(hashes));
  const answer: DirectoryAnswer = {
    protocol: protocolVersion,
    account: accountId,
    accounts: [...part.accounts],
    units: [...part.units],
    campaigns: [...part.campaigns],
    delegations: [...part.delegations],
    visits: [...part.visits],
    checklists: versions.map(checklistRef).toSorted((a, b) => (a.hash < b.hash ? -1 : 1)),
  };
  return { answer, version: textHash(canonicalJson(answer)) };
}

/**
 * The canonical JSON of a checklist version, `null` where the account's part of the directory does
 * not pin it, which is also the answer where there is none. The office reads every version.
 */
export async function readChecklist(
  { storage, readFacts }: DirectoryDependencies,
  accountId: string,
  hash: string,
): Promise<string | null> {
  const facts = await readFacts();
  const account = facts.accounts.find((entry) => entry.id === accountId && !entry.disabled);
  const office = account?.role === 'administrator';
  if (!office && !pinnedHashes(accountPart(facts, accountId)).includes(hash)) return null;
  const [version] = await storage.read((data) => data.checklists.byHash([hash]));
  return version?.content ?? null;
}

/** What a directory says of a checklist version. */
export function checklistRef({ hash, content }: ChecklistVersion): ChecklistRef {
  const checklist = checklistSchema.parse(JSON.parse(content));
  const { id, letter, title, shortTitle, version, sections } = checklist;
  const itemCount = sections.reduce((count, section) => count + section.items.length, 0);
  return { hash, id, letter, title: title.vi, shortTitle: shortTitle.vi, version, itemCount };
}

function pinnedHashes(facts: DirectoryFacts): readonly string[] {
  return [...new Set(facts.visits.flatMap((visit) => visit.checklists))];
}
