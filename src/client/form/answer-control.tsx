import type { AnswerControlProps } from './answer-control-props.ts';
import { ChoiceControl } from './choice-control.tsx';
import { ChoicesControl } from './choices-control.tsx';
import { ComplianceControl } from './compliance-control.tsx';
import { DateControl } from './date-control.tsx';
import { FigureControl } from './figure-control.tsx';
import { PhotoControl } from './photo-control.tsx';
import { RatioControl } from './ratio-control.tsx';
import { TableControl } from './table-control.tsx';
import { TextControl } from './text-control.tsx';
import { YesNoControl } from './yes-no-control.tsx';

/** The control of an item's type. */
export function AnswerControl({ item, ...rest }: AnswerControlProps) {
  switch (item.type) {
    case 'compliance':
      return <ComplianceControl item={item} {...rest} />;
    case 'yes-no':
      return <YesNoControl item={item} {...rest} />;
    case 'count':
      return <FigureControl item={item} {...rest} />;
    case 'money':
      return <FigureControl item={item} {...rest} />;
    case 'percentage':
      return <FigureControl item={item} {...rest} />;
    case 'date':
      return <DateControl item={item} {...rest} />;
    case 'ratio':
      return <RatioControl item={item} {...rest} />;
    case 'text':
      return <TextControl item={item} {...rest} />;
    case 'choice':
      return <ChoiceControl item={item} {...rest} />;
    case 'choices':
      return <ChoicesControl item={item} {...rest} />;
    case 'table':
      return <TableControl item={item} {...rest} />;
    case 'photo':
      return <PhotoControl item={item} {...rest} />;
  }
}
