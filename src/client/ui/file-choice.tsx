import { useId, type ReactNode } from 'react';
import { buttonClass, type ButtonLook } from './button.tsx';
import styles from './file-choice.module.css';

export interface FileChoiceProps extends Pick<ButtonLook, 'variant'> {
  /** Types that the system offers; without it all, since some know no name for ours and would grey it out. */
  readonly accept?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}

/** A button that lets choose one file. The native input has the focus, its label the look. */
export function FileChoice({ variant, accept, disabled, onFile, children }: FileChoiceProps) {
  const inputId = useId();
  return (
    <>
      <input
        id={inputId}
        type="file"
        accept={accept}
        disabled={disabled}
        className={styles.file}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file, mended or brought anew meanwhile, can be chosen again.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <label htmlFor={inputId} className={buttonClass({ variant })}>
        {children}
      </label>
    </>
  );
}
