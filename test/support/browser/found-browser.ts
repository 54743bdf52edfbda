/** A Chromium that can be started, and where it came from. */
export interface FoundBrowser {
  readonly executablePath: string;
  /** Said aloud before the first test, so that a strange result can be traced to its browser. */
  readonly source: string;
  /** Variables that this browser wants besides those of the process. */
  readonly environment: Readonly<Record<string, string>>;
  /** Arguments that this browser wants besides those that every browser gets. */
  readonly extraArguments: readonly string[];
  /** False for the packed one: Background Sync is compiled out of it. */
  readonly hasBackgroundSync: boolean;
}
