import { vi } from 'vitest';

export const mb = 1_000_000;

/** Only the size of what is stored matters here. */
class SizedResponse extends Response {
  readonly size: number;

  constructor(body: Uint8Array) {
    super(null);
    this.size = body.byteLength;
  }
}

/**
 * A device with so much room for the Cache API, for marks in localStorage, and a browser that says what
 * it likes. Ended by `vi.unstubAllGlobals`.
 */
export function stubDevice(given: { readonly capacity: number }) {
  const entries = new Map<string, number>();
  const marks = new Map<string, string>();
  const used = (): number => [...entries.values()].reduce((sum, size) => sum + size, 0);
  let puts = 0;
  const device = {
    capacity: given.capacity,
    /** Another failure than a lack of room. */
    refuse: null as Error | null,
    /** Runs when so many puts were tried. */
    atPut: null as { readonly count: number; readonly work: () => Promise<unknown> } | null,
    entries,
    marks,
    used,
    puts: () => puts,
    paths: () => [...entries.keys()],
  };
  const urlOf = (path: string): string => `https://so.doan${path}`;
  const cache = {
    keys: async (path?: string) =>
      device
        .paths()
        .filter((known) => path === undefined || known === path)
        .map((known) => ({ url: urlOf(known) })),
    delete: async ({ url }: { url: string }) => entries.delete(new URL(url).pathname),
    put: async (path: string, { size }: SizedResponse) => {
      puts += 1;
      if (device.atPut?.count === puts) await device.atPut.work();
      if (device.refuse) throw device.refuse;
      if (used() + size > device.capacity) throw new DOMException('full', 'QuotaExceededError');
      entries.set(path, size);
    },
  };
  vi.stubGlobal('Response', SizedResponse);
  vi.stubGlobal('caches', { has: async () => true, open: async () => cache });
  vi.stubGlobal('crypto', { getRandomValues: () => undefined });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => marks.get(key) ?? null,
    setItem: (key: string, value: string) => marks.set(key, value),
    removeItem: (key: string) => marks.delete(key),
  });
  vi.stubGlobal('navigator', {
    storage: {
      estimate: async () => ({ usage: used(), quota: used() + 10 * 1024 ** 3 }),
      persisted: async () => true,
    },
  });
  return device;
}
