import type { ControlOf } from './answer-control-props.ts';
import styles from './answer-controls.module.css';
import { NotApplicableToggle } from './not-applicable-toggle.tsx';

/** Photos are the answer and have a strip of their own; what can be said beside them is "không áp dụng". */
export function PhotoControl(props: ControlOf<'photo'>) {
  return (
    <div role="group" aria-label={props.name} className={styles.below}>
      <NotApplicableToggle control={props} />
    </div>
  );
}
