import { m } from '#client/i18n/paraglide/messages.js';
import { FourWay, type FourWayOption } from '#client/ui/four-way.tsx';
import type { ControlOf } from './answer-control-props.ts';
import { notApplicableDraft } from './answer-draft.ts';

type Choice = 'yes' | 'no' | 'na';

/**
 * Có, không, không áp dụng. Only where the item says which answer fails do the two carry a state: then
 * the chosen one has its symbol and colour. The words come first; a tick beside "Không" before anything is
 * chosen would be read as an answer.
 */
export function YesNoControl(props: ControlOf<'yes-no'>) {
  const { draft, item } = props;
  const chosen = draft.notApplicable ? 'na' : (draft.boxes[0] ?? '');
  const option = (value: 'yes' | 'no', label: string): FourWayOption<Choice> => {
    if (item.failsOn === undefined) return { value, label, tone: 'action' };
    const fails = item.failsOn === value;
    return {
      value,
      label,
      tone: fails ? 'fail' : 'ok',
      ...(chosen === value && { icon: fails ? ('x' as const) : ('check' as const) }),
    };
  };
  const options: readonly FourWayOption<Choice>[] = [
    option('yes', m.fill_yes()),
    option('no', m.fill_no()),
    { value: 'na', label: m.fill_not_applicable(), icon: 'minus', tone: 'na' },
  ];
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
