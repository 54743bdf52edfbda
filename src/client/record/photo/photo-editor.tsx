import { useState } from 'react';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import {
  isBlankEdit,
  maxMarks,
  noEdit,
  type Area,
  type PhotoEdit,
} from '#domain/visit/photo-edit.ts';
import type { MarkKind } from '#domain/visit/photo-edit.ts';
import { areaBetween, newMark, outputFrame, type Point } from '#domain/visit/photo-geometry.ts';
import { photoFields, type Picture } from '#domain/visit/records.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { usePhotoUrl } from '#client/services/use-photo-url.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { FullScreen } from '#client/ui/full-screen.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Message } from '#client/ui/message.tsx';
import { useToast } from '#client/ui/toast.tsx';
import { SaveProblemMessage } from '../save-problem-message.tsx';
import type { SaveProblem } from '../save-problem-words.ts';
import { EditButtons } from './edit-buttons.tsx';
import { EditStage, stepped, type Target } from './edit-stage.tsx';
import { markName, markTools } from './mark-words.ts';
import styles from './photo-editor.module.css';
import { useEditHistory } from './use-edit-history.ts';

export interface PhotoEditorProps {
  readonly photo: FoldedRecord;
  readonly picture: Picture;
  /** Of the item, for the title. */
  readonly code: string;
  /** What the unit has of this photo already and cannot be taken back. */
  readonly warning: string | null;
  readonly onClose: () => void;
}

type EditProblem = SaveProblem | { readonly type: 'decode-failed' } | { readonly type: 'missing' };

/** Turn, crop, mark and cover one photo; the original is never written. */
export function PhotoEditor({ photo, picture, code, warning, onClose }: PhotoEditorProps) {
  const workspace = useWorkspace();
  const toast = useToast();
  const url = usePhotoUrl(photo.scope, picture.original.sha256);
  const [opened] = useState(() => ({
    edit: readField(photo, 'annotated', photoFields.annotated).value?.edit ?? noEdit,
    // A colleague who marks it meanwhile is not written over: the two differ then (S3).
    seen: seenHeads(photo, 'annotated'),
  }));
  const history = useEditHistory(opened.edit);
  const [selected, setSelected] = useState<number | null>(null);
  const [cropping, setCropping] = useState<Area | null>(null);
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState<EditProblem | null>(null);

  const edit = history.now;
  const shown = cropping === null ? edit : { ...edit, crop: null };
  const frame = outputFrame(shown, picture);
  const mark = selected === null ? undefined : edit.marks[selected];
  const target: Target | null =
    cropping !== null
      ? { type: 'crop', area: cropping }
      : mark !== undefined && selected !== null
        ? { type: 'mark', index: selected, mark }
        : null;
  const unchanged = edit === opened.edit;

  const writeMarks = (marks: PhotoEdit['marks']) => history.write({ ...edit, marks });
  const add = (kind: MarkKind) => {
    writeMarks([...edit.marks, newMark(kind, edit, m.photos_editor_words_start())]);
    setSelected(edit.marks.length);
  };
  const remove = (index: number) => {
    writeMarks(edit.marks.filter((_, at) => at !== index));
    setSelected(null);
  };
  const take = (next: Target) => {
    // A finger may still drag what is being saved.
    if (busy) return;
    if (next.type === 'crop') setCropping(next.area);
    else writeMarks(edit.marks.map((one, at) => (at === next.index ? next.mark : one)));
  };
  const step = (how: 'move' | 'size') => (way: Point) => {
    if (target !== null) take(stepped(target, how, way, frame));
  };
  const turn = () => history.write({ ...edit, turn: turnedOn[edit.turn] });
  const crop = (area: Area | null) => {
    history.write({ ...edit, crop: area });
    setCropping(null);
  };
  // A save that is under way is stopped by nothing: what it stores is what is on the screen until then.
  const leave = () => {
    if (busy) return;
    if (unchanged) onClose();
    else setLeaving(true);
  };
  const go = (move: (() => void) | null) => () => {
    setSelected(null);
    move?.();
  };

  async function save() {
    setBusy(true);
    setProblem(await saveEdit());
    setBusy(false);
  }

  async function saveEdit(): Promise<EditProblem | null> {
    const { scope, record } = photo;
    const field = { scope, record, field: 'annotated', seen: opened.seen } as const;
    if (isBlankEdit(edit)) {
      const saved = await workspace.save([{ ...field, value: null }]);
      if (!saved.ok) return saved.error;
    } else {
      const words = m.photos_covered();
      const made = await workspace.photos.annotate(scope, picture.original.sha256, edit, words);
      if (!made.ok) return made.error;
      const value = { picture: { ...made.value.picture }, edit: { ...edit } };
      const saved = await workspace.save([{ ...field, value }], made.value.files);
      if (!saved.ok) return saved.error;
    }
    toast({ text: m.photos_annotated_saved({ code }) });
    onClose();
    return null;
  }

  return (
    <FullScreen
      title={m.photos_editor_title({ code })}
      onClose={leave}
      stays={busy || !unchanged}
      actions={
        <>
          <IconButton
            icon="arrow-counter-clockwise"
            label={m.photos_editor_undo()}
            disabled={busy || history.undo === null}
            onClick={go(history.undo)}
          />
          <IconButton
            icon="arrow-clockwise"
            label={m.photos_editor_redo()}
            disabled={busy || history.redo === null}
            onClick={go(history.redo)}
          />
        </>
      }
      footer={
        <div className={styles.foot}>
          {problem !== null && <EditProblemMessage problem={problem} onRetry={() => void save()} />}
          {warning !== null && <Message kind="warning" live={false} title={warning} />}
          <div inert={busy}>
            {target !== null ? (
              <EditButtons
                name={
                  selected === null || cropping !== null
                    ? m.photos_editor_crop_frame()
                    : markName(edit.marks, selected)
                }
                mark={target.type === 'mark' ? target.mark : null}
                onMove={step('move')}
                onSize={step('size')}
                onWords={(text) =>
                  mark?.kind === 'text' &&
                  target.type === 'mark' &&
                  take({ ...target, mark: { ...mark, text } })
                }
                onDelete={target.type === 'mark' ? () => remove(target.index) : null}
              />
            ) : (
              <p className={styles.help}>
                {m.photos_editor_help()} {m.photos_editor_cover_help()}
              </p>
            )}
          </div>
          <div className={styles.tools} role="toolbar" aria-label={m.photos_editor_tools()}>
            {cropping === null ? (
              <>
                <div className={styles.toolset} inert={busy}>
                  {markTools().map(({ kind, icon, label }) => (
                    <Button
                      key={kind}
                      icon={icon}
                      disabledReason={edit.marks.length < maxMarks ? undefined : label}
                      onClick={() => add(kind)}
                    >
                      {label}
                    </Button>
                  ))}
                  <Button icon="arrows-clockwise" onClick={turn}>
                    {m.photos_editor_turn()}
                  </Button>
                  <Button icon="crop" onClick={() => setCropping(edit.crop ?? mostOfIt)}>
                    {m.photos_editor_crop()}
                  </Button>
                </div>
                <Button
                  variant="primary"
                  busy={busy}
                  disabledReason={
                    !unchanged
                      ? undefined
                      : isBlankEdit(edit)
                        ? m.photos_editor_nothing()
                        : m.photos_editor_unchanged()
                  }
                  onClick={() => void save()}
                >
                  {busy ? m.photos_editor_saving() : m.photos_editor_save()}
                </Button>
              </>
            ) : (
              <>
                <Button onClick={() => crop(null)}>{m.photos_editor_crop_none()}</Button>
                <Button variant="primary" icon="crop" onClick={() => crop(cropping)}>
                  {m.photos_editor_crop_apply()}
                </Button>
              </>
            )}
          </div>
        </div>
      }
    >
      {url.type === 'ready' ? (
        <div className={styles.whole} inert={busy}>
          <EditStage
            url={url.url}
            picture={picture}
            frame={frame}
            edit={shown}
            cropping={cropping}
            selected={selected}
            onSelect={setSelected}
            onMark={(index, next) => take({ type: 'mark', index, mark: next })}
            onCrop={setCropping}
            onDelete={remove}
          />
        </div>
      ) : (
        url.type === 'missing' && <Message kind="info" title={m.photos_editor_missing()} />
      )}
      <Dialog
        open={leaving}
        onClose={() => setLeaving(false)}
        title={m.photos_editor_leave()}
        actions={
          <>
            <Button onClick={() => setLeaving(false)}>{m.photos_editor_leave_no()}</Button>
            <Button variant="danger-solid" onClick={onClose}>
              {m.photos_editor_leave_yes()}
            </Button>
          </>
        }
      >
        {m.photos_editor_leave_text()}
      </Dialog>
    </FullScreen>
  );
}

function EditProblemMessage({
  problem,
  onRetry,
}: {
  readonly problem: EditProblem;
  readonly onRetry: () => void;
}) {
  if (problem.type === 'missing') {
    return <Message kind="error" title={m.photos_editor_missing()} />;
  }
  if (problem.type === 'decode-failed') {
    return (
      <Message kind="error" title={m.photos_editor_failed()}>
        {m.photos_editor_failed_next()}
      </Message>
    );
  }
  return <SaveProblemMessage problem={problem} onRetry={onRetry} />;
}

const turnedOn = { 0: 90, 90: 180, 180: 270, 270: 0 } as const;

/** Where a crop begins. */
const mostOfIt = areaBetween({ x: 1000, y: 1000 }, { x: 9000, y: 9000 });
