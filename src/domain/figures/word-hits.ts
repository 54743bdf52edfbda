/** Where the words of checklists stand in a text. */
import type { AnswerBox, FillablePlace } from './answer-places.ts';
import { isEarlyAlone, namedTogether } from './early-and-on-time.ts';
import type { PlainText } from './plain-text.ts';
import { spanAt, type Span } from './text-structure.ts';
import { isWordCharacter } from './unit-words.ts';

export interface WordHit extends Span {
  readonly word: string;
  readonly boxes: readonly { readonly target: FillablePlace; readonly box: AnswerBox }[];
}

/** "Chưa giải quyết" is not "giải quyết": the word is about the opposite. */
const TURNED_AROUND = /(?:^|[^\p{L}])(?:chưa|không|chờ|sẽ|từ chối)(?: được| phải)? $/u;
/** "Đang giải quyết" is not "giải quyết" either, though "đang hoạt động" is "hoạt động". */
const UNFINISHED = /(?:^|[^\p{L}])đang (?:giải quyết|xử lý)/u;

/**
 * In their order. Of two words the longer one counts where it holds the other: "đang giải quyết" is
 * not "giải quyết". A word that ends inside a name is none: "thu ngân sách xã" of "xã Trung Dũng".
 */
export function wordHits(
  source: PlainText,
  targets: readonly FillablePlace[],
  names: readonly Span[],
): readonly WordHit[] {
  const byWord = new Map<string, { target: FillablePlace; box: AnswerBox }[]>();
  for (const target of targets) {
    for (const box of target.boxes) {
      for (const word of box.words) {
        const boxes = byWord.get(word);
        if (boxes) boxes.push({ target, box });
        else byWord.set(word, [{ target, box }]);
      }
    }
  }
  const hits: WordHit[] = [];
  for (const [word, boxes] of byWord) {
    if (word === '') continue;
    for (
      let at = source.folded.indexOf(word);
      at !== -1;
      at = source.folded.indexOf(word, at + 1)
    ) {
      const hit = { start: at, end: at + word.length, word, boxes };
      if (isWholeWord(source.plain, hit)) hits.push(hit);
    }
  }
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  const together = namedTogether(source);
  return withoutShorterWords(hits).filter((hit) => {
    const joint = together[spanAt(together, hit.end - 1)];
    if (joint !== undefined && hit.end <= joint.end && isEarlyAlone(hit.word)) return false;
    const name = names[spanAt(names, hit.end - 1)];
    const cutsName = name !== undefined && name.start > hit.start && name.end > hit.end;
    const before = source.plain.slice(Math.max(0, hit.start - 14), hit.start);
    const pending = source.plain.slice(Math.max(0, hit.start - 6), hit.end);
    return !cutsName && !TURNED_AROUND.test(before) && !isUnfinished(pending, hit);
  });
}

function isUnfinished(words: string, { word }: WordHit): boolean {
  return /^(?:giai quyet|xu ly)/.test(word) && UNFINISHED.test(words);
}

/** A longer word keeps only figures of its own kind from the shorter one that it holds. */
function withoutShorterWords(hits: readonly WordHit[]): readonly WordHit[] {
  let holder: WordHit | null = null;
  return hits.flatMap((hit) => {
    if (holder === null || hit.end > holder.end) {
      holder = hit;
      return [hit];
    }
    const kinds = new Set(holder.boxes.map(({ box }) => box.takes));
    const boxes = hit.boxes.filter(({ box }) => !kinds.has(box.takes));
    return boxes.length === 0 ? [] : [{ ...hit, boxes }];
  });
}

const isWholeWord = (plain: string, { start, end }: Span): boolean =>
  !isWordCharacter(plain[start - 1]) && !isWordCharacter(plain[end]);
