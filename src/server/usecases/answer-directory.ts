/** `GET /api/directory` and the checklists that it names (S10). */
import { checklistSchema } from '#domain/checklist/definition.ts';
import { accountPart } from '#domain/directory/account-part.ts';
import type { ChecklistRef, DirectoryFacts } from '#domain/directory/directory.ts';
import { canonicalJson, textHash } from '#domain/kernel/canonical-json.ts';
import type { DirectoryAnswer } from '#protocol/directory.ts';
import { protocolVersion } from '#protocol/version.ts';
import type { ChecklistReader, ChecklistVersion, Storage } from '../storage/port.ts';
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

/** What the answers to all accounts are made of, read once for however many of them. */
export interface DirectoryGround {
  readonly facts: DirectoryFacts;
  readonly inForce: readonly Pick<ChecklistVersion, 'id' | 'hash'>[];
}

export async function readDirectoryGround({
  storage,
  readFacts,
}: DirectoryDependencies): Promise<DirectoryGround> {
  const facts = await readFacts();
  const inForce = await storage.read(async ({ checklists }) => {
    const current = await checklists.inForce();
    await readRefs(checklists, [...knownHashes(facts), ...current.map(({ hash }) => hash)]);
    return current;
  });
  return { facts, inForce };
}

export async function answerDirectory(
  dependencies: DirectoryDependencies,
  accountId: string,
): Promise<VersionedDirectory> {
  return directoryOf(await readDirectoryGround(dependencies), accountId);
}

interface Answered extends VersionedDirectory {
  readonly inForce: string;
}
/** Goes with the facts: a directory is never altered, only replaced. */
const answers = new WeakMap<DirectoryFacts, Map<string, Answered>>();

/** The account's part, worked out once for each directory: many streams and polls ask for it. */
export function directoryOf(ground: DirectoryGround, accountId: string): VersionedDirectory {
  const inForce = ground.inForce.map(({ hash }) => hash).join();
  const answered = answers.get(ground.facts) ?? new Map<string, Answered>();
  answers.set(ground.facts, answered);
  const known = answered.get(accountId);
  if (known?.inForce === inForce) return known;
  const part = accountPart(ground.facts, accountId);
  const newer = newerVersions(ground, part);
  const answer: DirectoryAnswer = {
    protocol: protocolVersion,
    account: accountId,
    accounts: [...part.accounts],
    units: [...part.units],
    campaigns: [...part.campaigns],
    delegations: [...part.delegations],
    visits: [...part.visits],
    checklists: refs(knownHashes(part)),
    ...(newer.length === 0 ? {} : { newer: refs(newer) }),
  };
  const made = { answer, version: textHash(canonicalJson(answer)), inForce };
  answered.set(accountId, made);
  return made;
}

/**
 * The canonical JSON of a checklist version, `null` where the account's part of the directory neither
 * pins it nor could be moved to it, which is also the answer where there is none. The office reads
 * every version.
 */
export async function readChecklist(
  dependencies: DirectoryDependencies,
  accountId: string,
  hash: string,
): Promise<string | null> {
  const ground = await readDirectoryGround(dependencies);
  const account = ground.facts.accounts.find((entry) => entry.id === accountId && !entry.disabled);
  const part = accountPart(ground.facts, accountId);
  const isReadable =
    account?.role === 'administrator' ||
    knownHashes(part).includes(hash) ||
    newerVersions(ground, part).includes(hash);
  if (!isReadable) return null;
  const [version] = await dependencies.storage.read(({ checklists }) => checklists.byHash([hash]));
  return version?.content ?? null;
}

/** The versions in force, as the office is told of them. */
export async function checklistsInForce(storage: Storage): Promise<readonly ChecklistRef[]> {
  return storage.read(async ({ checklists }) => {
    const hashes = (await checklists.inForce()).map(({ hash }) => hash);
    await readRefs(checklists, hashes);
    return hashes.flatMap((hash) => refsByHash.get(hash) ?? []);
  });
}

/** A checklist is long, and what is under a hash never changes: each is read and parsed once. */
const refsByHash = new Map<string, ChecklistRef>();

async function readRefs(
  checklists: Pick<ChecklistReader, 'byHash'>,
  hashes: readonly string[],
): Promise<void> {
  const unknown = [...new Set(hashes)].filter((hash) => !refsByHash.has(hash));
  for (const version of await checklists.byHash(unknown))
    refsByHash.set(version.hash, checklistRef(version));
}

/** What a directory says of a checklist version. */
function checklistRef({ hash, content }: ChecklistVersion): ChecklistRef {
  const checklist = checklistSchema.parse(JSON.parse(content));
  const { id, letter, title, shortTitle, version, sections } = checklist;
  const itemCount = sections.reduce((count, section) => count + section.items.length, 0);
  return { hash, id, letter, title: title.vi, shortTitle: shortTitle.vi, version, itemCount };
}

function refs(hashes: readonly string[]): ChecklistRef[] {
  return [...hashes].toSorted().flatMap((hash) => refsByHash.get(hash) ?? []);
}

/** Versions that the visits are pinned to, or were. */
function knownHashes({ visits }: Pick<DirectoryFacts, 'visits'>): readonly string[] {
  const hashes = new Set<string>();
  for (const { checklists, earlierChecklists = [] } of visits) {
    for (const hash of checklists) hashes.add(hash);
    for (const hash of earlierChecklists) hashes.add(hash);
  }
  return [...hashes];
}

/** Hashes of versions in force to which one of the visits could be moved. */
function newerVersions(
  { inForce }: DirectoryGround,
  { visits }: DirectoryFacts,
): readonly string[] {
  const pinned = new Set(visits.flatMap(({ checklists }) => checklists));
  const replaceable = (id: string, hash: string): boolean =>
    [...pinned].some((other) => other !== hash && refsByHash.get(other)?.id === id);
  return inForce.filter(({ id, hash }) => replaceable(id, hash)).map(({ hash }) => hash);
}
