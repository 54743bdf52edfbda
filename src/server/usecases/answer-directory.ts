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
  const hashes = knownHashes(part);
  const { versions, newer } = await storage.read(async ({ checklists }) => {
    const known = await checklists.byHash(hashes);
    return { versions: known, newer: newerVersions(await checklists.current(), known, part) };
  });
  const answer: DirectoryAnswer = {
    protocol: protocolVersion,
    account: accountId,
    accounts: [...part.accounts],
    units: [...part.units],
    campaigns: [...part.campaigns],
    delegations: [...part.delegations],
    visits: [...part.visits],
    checklists: refs(versions),
    ...(newer.length === 0 ? {} : { newer: refs(newer) }),
  };
  return { answer, version: textHash(canonicalJson(answer)) };
}

/**
 * The canonical JSON of a checklist version, `null` where the account's part of the directory neither
 * pins it nor could be moved to it, which is also the answer where there is none. The office reads
 * every version.
 */
export async function readChecklist(
  { storage, readFacts }: DirectoryDependencies,
  accountId: string,
  hash: string,
): Promise<string | null> {
  const facts = await readFacts();
  const account = facts.accounts.find((entry) => entry.id === accountId && !entry.disabled);
  const office = account?.role === 'administrator';
  const part = accountPart(facts, accountId);
  return storage.read(async ({ checklists }) => {
    const hashes = knownHashes(part);
    const [version] = await checklists.byHash([hash]);
    if (version === undefined || office || hashes.includes(hash)) return version?.content ?? null;
    const newer = newerVersions(await checklists.current(), await checklists.byHash(hashes), part);
    return newer.some((entry) => entry.hash === hash) ? version.content : null;
  });
}

/** What a directory says of a checklist version. */
export function checklistRef({ hash, content }: ChecklistVersion): ChecklistRef {
  const checklist = checklistSchema.parse(JSON.parse(content));
  const { id, letter, title, shortTitle, version, sections } = checklist;
  const itemCount = sections.reduce((count, section) => count + section.items.length, 0);
  return { hash, id, letter, title: title.vi, shortTitle: shortTitle.vi, version, itemCount };
}

function refs(versions: readonly ChecklistVersion[]): ChecklistRef[] {
  return versions.map(checklistRef).toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
}

/** Versions that the visits are pinned to, or were. */
function knownHashes({ visits }: DirectoryFacts): readonly string[] {
  return [
    ...new Set(
      visits.flatMap(({ checklists, earlierChecklists = [] }) => [
        ...checklists,
        ...earlierChecklists,
      ]),
    ),
  ];
}

/** Versions in force to which one of the visits could be moved. */
function newerVersions(
  current: readonly ChecklistVersion[],
  known: readonly ChecklistVersion[],
  { visits }: DirectoryFacts,
): readonly ChecklistVersion[] {
  const ids = new Map(known.map(({ hash, id }) => [hash, id]));
  return current.filter(({ id, hash }) =>
    visits.some(({ checklists }) =>
      checklists.some((pinned) => ids.get(pinned) === id && pinned !== hash),
    ),
  );
}
