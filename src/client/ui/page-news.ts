/** What is to be heard although the screen that it happened on is gone: told above every other one. */
import { useSyncExternalStore } from 'react';
import { holdPage } from './page-hold.ts';

interface PageNews {
  readonly title: string;
  readonly text: string;
  /** Where something is to be done about it. */
  readonly path: string;
}

let news: readonly PageNews[] = [];
const listeners = new Set<() => void>();

/** Something came to nothing. Until somebody has read that, it holds the page. */
export function tellPage(one: PageNews): void {
  const release = holdPage({ look: () => ({ type: 'failed', path: one.path }) });
  releases.set(one, release);
  set([...news, one]);
}

const releases = new WeakMap<PageNews, () => void>();

/** Somebody has read it. */
export function forgetNews(one: PageNews): void {
  releases.get(one)?.();
  set(news.filter((other) => other !== one));
}

export const usePageNews = (): readonly PageNews[] => useSyncExternalStore(subscribe, () => news);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: readonly PageNews[]): void {
  news = next;
  for (const listener of listeners) listener();
}
