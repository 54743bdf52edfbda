import type { SpecOf } from '#domain/checklist/item.ts';
import { moneyToWords } from '#client/i18n/money-words.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from '#client/ui/class-names.ts';
import { Field } from '#client/ui/field.tsx';
import { NumberInput } from '#client/ui/number-input.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { AnswerControlProps } from './answer-control-props.ts';
import styles from './answer-controls.module.css';
import { BoxGroup } from './box-group.tsx';
import { boxLabels } from './box-labels.ts';
import { boxProblemWords } from './box-problem-words.ts';
import { readWhole } from './box-text.ts';
import { HedgeStrip, useActiveBox } from './hedge-strip.tsx';
import { hedgeWord } from './hedge-text.ts';
import { labelText } from './label-text.ts';
import { NotApplicableToggle } from './not-applicable-toggle.tsx';
import { SchemeChoice, useChosenScheme } from './scheme-choice.tsx';
import { withBox } from './with-box.ts';

type FigureSpec = SpecOf<'count'> | SpecOf<'money'> | SpecOf<'percentage'>;

/** Counts, amounts of đồng and percentages: one box a part, grouped in threes while typing. */
export function FigureControl(props: AnswerControlProps<FigureSpec>) {
  const { item } = props;
  const { draft, choose } = useChosenScheme(props);
  const { active, focusOf } = useActiveBox();
  const labels = boxLabels(item, draft);
  return (
    <BoxGroup control={props}>
      <SchemeChoice item={item} draft={draft} locked={props.locked} onChoose={choose} />
      <div
        className={classNames(
          styles.boxes,
          labels.length > 1 && styles.labelled,
          labels.length === 2 && styles.pair,
        )}
      >
        {labels.map((label, box) => (
          <Field
            key={label ?? box}
            className={styles.box}
            label={label ?? <VisuallyHidden>{props.name}</VisuallyHidden>}
            help={item.type === 'money' ? amountInWords(draft.boxes[box]) : undefined}
            error={boxProblemWords(props.unreadable, box)}
          >
            {(control) => (
              <NumberInput
                {...control}
                {...focusOf(box)}
                aria-invalid={
                  control['aria-invalid'] ?? (props.marks[box] === 'error' || undefined)
                }
                warning={props.marks[box] === 'ask'}
                grouped
                decimal={item.type === 'percentage'}
                unit={unitOf(item)}
                value={draft.boxes[box] ?? ''}
                notApplicable={draft.notApplicable}
                readOnly={props.locked}
                onValueChange={(text) => props.onChange(withBox(draft, box, text, labels.length))}
              />
            )}
          </Field>
        ))}
        <HedgeStrip
          control={props}
          draft={draft}
          active={active}
          boxes={labels.length}
          boxName={labels[active ?? 0] ?? props.name}
        />
        <NotApplicableToggle control={props} />
      </div>
    </BoxGroup>
  );
}

function unitOf(item: FigureSpec): string | undefined {
  switch (item.type) {
    case 'money':
      return m.fill_unit_dong();
    case 'percentage':
      return '%';
    case 'count':
      return item.unit && labelText(item.unit);
  }
}

function amountInWords(text: string | undefined): string | undefined {
  const read = readWhole(text ?? '');
  if (!read.ok || read.value.text === null) return undefined;
  const words = moneyToWords(read.value.text);
  const { hedge } = read.value;
  return hedge === null
    ? words
    : `${capital(hedgeWord(hedge))} ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
