/** The visit whose checklists an address shows. */
export const openedVisit = (path: string): string | null =>
  /^\/visits\/([^/]+)\/fill(?:\/|$)/u.exec(path)?.[1] ?? null;
