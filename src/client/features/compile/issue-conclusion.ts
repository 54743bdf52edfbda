/**
 * Issuing, in one act: the content is frozen, both files are named by their hashes, and everything
 * that the unit gets is saved in one transaction. Works offline; it takes effect when the lead's own
 * session has pushed it.
 */
import type { ConclusionInput } from '#domain/documents/conclusion-input.ts';
import { conclusionDocument } from '#domain/documents/conclusion-document.ts';
import type { DocumentModel } from '#domain/documents/document-model.ts';
import { bytesHash, canonicalJson } from '#domain/kernel/canonical-json.ts';
import { err, type Result } from '#domain/kernel/result.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { BackingPhoto } from '#domain/visit/conclusion-draft-evidence.ts';
import {
  frozenConclusion,
  issueObstacle,
  planIssue,
  type IssueObstacle,
} from '#domain/visit/conclusion-draft-issue.ts';
import { draftRecommendations } from '#domain/visit/conclusion-draft.ts';
import type { FileRef, Picture } from '#domain/visit/records.ts';
import type { NewFile, Saved, SaveProblem, Workspace } from '#client/services/app-services.ts';
import { docxType } from './download.ts';

export interface IssueRequest {
  readonly visit: Scope;
  readonly followup: Scope;
  /** The records of both scopes as they stand at the moment of the press. */
  readonly records: readonly FoldedRecord[];
  readonly published: readonly FoldedRecord[];
  readonly isLead: boolean;
  /** The draft, still without number and date. */
  readonly draft: ConclusionInput;
  readonly number: string;
  readonly symbol: string;
  readonly date: string;
  readonly photos: readonly BackingPhoto[];
}

export interface IssueTools {
  readonly workspace: Pick<Workspace, 'save'>;
  readonly newId: () => string;
  /** Brings the DOCX library only now. */
  readonly writeDocx: (model: DocumentModel) => Promise<Uint8Array>;
}

export type IssueProblem =
  | { readonly type: 'obstacle'; readonly obstacle: IssueObstacle }
  | { readonly type: 'no-document' }
  | { readonly type: 'not-saved'; readonly problem: SaveProblem };

export async function issueConclusion(
  request: IssueRequest,
  tools: IssueTools,
): Promise<Result<Saved, IssueProblem>> {
  const obstacle = issueObstacle(request.records, request.isLead);
  if (obstacle !== null) return err({ type: 'obstacle', obstacle });
  const { number, symbol, date } = request;
  const conclusion = { ...request.draft, number: Number(number), symbol, date };
  const frozen = frozenConclusion(conclusion, request.records);
  const json = new TextEncoder().encode(canonicalJson(frozen));
  let paper: Uint8Array;
  try {
    paper = await tools.writeDocx(conclusionDocument(conclusion));
  } catch (cause) {
    // The library's own part of the app may be missing on this device; nothing has been saved yet.
    console.error(cause);
    return err({ type: 'no-document' });
  }
  const document = fileRef(json, 'application/json');
  const docx = fileRef(paper, docxType);
  const plan = planIssue(
    {
      visit: request.visit,
      followup: request.followup,
      issue: { number, symbol, date, document, docx },
      recommendations: draftRecommendations(request.records).map(({ folded }) => folded),
      photos: request.photos,
      newId: tools.newId,
    },
    request.published,
    request.records,
  );
  const saved = await tools.workspace.save(plan.edits, [
    newFile(json, document),
    newFile(paper, docx),
    ...linkedFiles(plan.pictures, request.visit),
  ]);
  return saved.ok ? saved : err({ type: 'not-saved', problem: saved.error });
}

function fileRef(bytes: Uint8Array, type: FileRef['type']): FileRef {
  return { sha256: bytesHash(bytes), size: bytes.byteLength, type };
}

function newFile(bytes: Uint8Array, { sha256, type }: FileRef): NewFile {
  return { sha256, type, bytes: new Uint8Array(bytes).buffer, thumbnail: false };
}

/** The pictures' bytes are known already, in the visit: they are linked, each once. */
function linkedFiles(pictures: readonly Picture[], linkFrom: Scope): readonly NewFile[] {
  const files = pictures.flatMap(({ original, thumbnail }) => [
    { ...original, thumbnail: false },
    { ...thumbnail, thumbnail: true },
  ]);
  const once = new Map(files.map((file) => [file.sha256, file]));
  return [...once.values()].map(({ sha256, size, type, thumbnail }) => ({
    ...{ sha256, size, type, thumbnail, linkFrom },
  }));
}
