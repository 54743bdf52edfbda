import type { ReactNode } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { Stack } from '#client/ui/page.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { OfficeProblemMessage } from './office-problem.tsx';
import type { OfficeProblem, PlanProblem } from './office-types.ts';
import { planProblemWords } from './plan-problem-words.ts';

export interface FormSheetProps {
  readonly title: string;
  /** What the button does: "Thêm tài khoản". */
  readonly action: string;
  readonly onClose: () => void;
  readonly form: {
    readonly submit: () => Promise<void>;
    readonly busy: boolean;
    readonly problem: OfficeProblem | null;
    readonly others: readonly PlanProblem[];
    readonly restored: boolean;
    readonly discard: () => void;
  };
  readonly children: ReactNode;
}

/** A form laid over the page; what goes wrong is said above its button, and nothing typed is lost. */
export function FormSheet({ title, action, onClose, form, children }: FormSheetProps) {
  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button variant="primary" busy={form.busy} onClick={() => void form.submit()}>
            {action}
          </Button>
        </>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <Stack>
          {form.restored && (
            <Message
              kind="info"
              live={false}
              title={m.admin_draft_kept()}
              actions={
                <Button variant="text" onClick={form.discard}>
                  {m.admin_draft_discard()}
                </Button>
              }
            />
          )}
          {children}
          {form.problem && <OfficeProblemMessage problem={form.problem} />}
          {form.others.map((problem) => (
            <Message key={problem.path} kind="error" title={planProblemWords(problem)} />
          ))}
          {/* Enter in a box sends the form; the visible button stands in the sheet's foot. */}
          <button type="submit" hidden>
            {m.common_save()}
          </button>
        </Stack>
      </form>
    </Sheet>
  );
}
