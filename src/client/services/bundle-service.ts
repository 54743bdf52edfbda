/** Work carried as a file (S29): what is on this device, out of it, and out of a file that was chosen. */
import type { Result } from '#domain/kernel/result.ts';
import type { ExportedBundle, ExportProblem } from '#client/bundles/export-bundle.ts';
import type { HandInOutcome, HandInProgress } from '#client/bundles/hand-in-bundle.ts';
import type { ImportOutcome, ImportPlan, ImportProblem } from '#client/bundles/import-bundle.ts';
import type { Bundle, BundleProblem } from '#client/bundles/read-bundle.ts';
import type { Choice } from '#client/bundles/read-work.ts';
import type { Survey } from '#client/bundles/survey.ts';
import type { TransportProblem } from '#client/sync/transport.ts';

export type FilesProgress = (filesDone: number, files: number) => void;

/** Needs no open workspace: it works where the app's own database does not. */
export interface BundleService {
  /** What the remembered account has here that no server has confirmed. */
  readonly survey: () => Promise<Survey>;
  /** Makes a file of the remembered account's work; changes nothing on this device. */
  readonly make: (
    choice: Choice,
    onProgress?: FilesProgress,
  ) => Promise<Result<ExportedBundle, ExportProblem>>;
  /** Checks a chosen file from its first byte to its last. */
  readonly read: (file: Blob) => Promise<Result<Bundle, BundleProblem>>;
  /** The office brings it to the server, online only. */
  readonly handIn: (
    bundle: Bundle,
    onProgress?: (progress: HandInProgress) => void,
  ) => Promise<Result<HandInOutcome, TransportProblem>>;
}

/** Taking a bundle into the open workspace. */
export interface BundleImport {
  readonly plan: (bundle: Bundle) => Promise<Result<ImportPlan, 'no-directory'>>;
  readonly run: (
    bundle: Bundle,
    onProgress?: FilesProgress,
  ) => Promise<Result<ImportOutcome, ImportProblem>>;
}
