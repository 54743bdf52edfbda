import { m } from '#client/i18n/paraglide/messages.js';
import { FourWay, type FourWayOption } from '#client/ui/four-way.tsx';
import { notApplicableDraft } from './answer-draft.ts';
import type { ControlOf } from './answer-control-props.ts';

type Choice = 'met' | 'partial' | 'unmet' | 'na';

/** Đạt, một phần, không đạt, không áp dụng. */
export function ComplianceControl(props: ControlOf<'compliance'>) {
  const options: readonly FourWayOption<Choice>[] = [
    { value: 'met', label: m.fill_level_met(), icon: 'check', tone: 'ok' },
    { value: 'partial', label: m.fill_level_partial(), icon: 'circle-half-fill', tone: 'part' },
    { value: 'unmet', label: m.fill_level_unmet(), icon: 'x', tone: 'fail' },
    { value: 'na', label: m.fill_not_applicable(), icon: 'minus', tone: 'na' },
  ];
  const { draft } = props;
  const chosen = options.find(
    ({ value }) => value === (draft.notApplicable ? 'na' : draft.boxes[0]),
  );
  return (
    <FourWay
      label={props.name}
      options={options}
      value={chosen?.value ?? null}
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
