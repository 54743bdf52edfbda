import { m } from '#client/i18n/paraglide/messages.js';
import { FourWay, type FourWayOption } from '#client/ui/four-way.tsx';
import type { ControlOf } from './answer-control-props.ts';
import { notApplicableDraft } from './answer-draft.ts';

type Choice = 'none' | 'na';

/** What can be said of a table beside its rows: that there is nothing to list, or that it does not apply. */
export function TableControl(props: ControlOf<'table'>) {
  const { draft } = props;
  const options: readonly FourWayOption<Choice>[] = [
    { value: 'none', label: m.fill_table_none(), tone: 'action' },
    { value: 'na', label: m.fill_not_applicable(), icon: 'minus', tone: 'na' },
  ];
  const chosen = draft.notApplicable ? 'na' : draft.boxes[0];
  return (
    <FourWay
      label={props.name}
      options={options}
      value={options.find(({ value }) => value === chosen)?.value ?? null}
      locked={props.locked}
      describedBy={props.describedBy}
      onChange={(choice) =>
        props.onAnswer(
          choice === 'na' ? notApplicableDraft : { notApplicable: false, boxes: [choice ?? ''] },
        )
      }
    />
  );
}
