import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { vi } from 'vitest';
import { draftOf, readDraft } from '#client/form/answer-codecs.ts';
import { AnswerControl } from '#client/form/answer-control.tsx';
import type { AnswerDraft } from '#client/form/answer-draft.ts';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { AnswerSpec } from '#domain/checklist/item.ts';

/** A control that holds its own draft, as a row of the page does. */
export function holdControl(
  item: AnswerSpec,
  value: AnswerValue | null = null,
  options: { readonly locked?: boolean } = {},
) {
  const answered = vi.fn<(value: AnswerValue | null) => void>();
  const left = vi.fn();
  function Held() {
    const [draft, setDraft] = useState<AnswerDraft>(() => draftOf(item, value));
    const read = readDraft(item, draft);
    return (
      <AnswerControl
        item={item}
        name="C15. Câu hỏi"
        draft={draft}
        onChange={setDraft}
        onAnswer={(next) => {
          setDraft(next);
          const outcome = readDraft(item, next);
          if (outcome.type === 'readable') answered(outcome.value);
        }}
        onBegin={() => {}}
        onFlush={() => {}}
        onEnd={left}
        locked={options.locked ?? false}
        unreadable={read.type === 'unreadable' ? read.boxes : []}
        marks={[]}
        describedBy={undefined}
      />
    );
  }
  const view = render(<Held />);
  return {
    view,
    user: userEvent.setup(),
    /** What was stored at a tap, the last first. */
    answered,
    left,
    box: (name = 'C15. Câu hỏi') => screen.getByRole<HTMLInputElement>('textbox', { name }),
    button: (name: string) => screen.getByRole('button', { name }),
    radio: (name: string) => screen.getByRole('radio', { name }),
    tick: (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name }),
  };
}
