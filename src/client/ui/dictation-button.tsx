import { useEffect, useRef, useState, useSyncExternalStore, type MouseEvent } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { getLocale } from '#client/i18n/paraglide/runtime.js';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './dictation-button.module.css';
import type { SpeechPower, SpeechProblem } from './dictation.ts';
import { Icon } from './icons/icon.tsx';

export interface DictationButtonProps {
  readonly speech: SpeechPower;
  /** Id of what names the box, read after the button's own name. */
  readonly describedBy?: string | undefined;
  /** Puts words into the box; `full`: not all of them went in. */
  readonly onWords: (words: string) => { readonly full: boolean };
  /** Nothing more will come by itself. */
  readonly onEnd: () => void;
}

/** Who was told on this page where speech goes, and agreed. */
const agreed = new WeakSet<SpeechPower>();
const languages: Readonly<Record<string, string>> = { vi: 'vi-VN', en: 'en-US' };

/**
 * Speaks into the text box beside it. Before the first time it says where speech goes. The box keeps
 * the focus when it has it; what is heard and may still change stands under it, not in it.
 */
export function DictationButton({ speech, describedBy, onWords, onEnd }: DictationButtonProps) {
  const [phase, setPhase] = useState<'idle' | 'asking' | 'listening'>('idle');
  const [heard, setHeard] = useState('');
  const [problem, setProblem] = useState<SpeechProblem | 'full' | null>(null);
  const online = useSyncExternalStore(speech.subscribe, speech.online);
  const button = useRef<HTMLButtonElement>(null);
  const stop = useRef<(() => void) | null>(null);
  const takes = useRef({ onWords, onEnd });
  useEffect(() => {
    takes.current = { onWords, onEnd };
  });
  useEffect(() => () => stop.current?.(), []);

  function listen() {
    setPhase('listening');
    setProblem(null);
    const mine = speech.listen(languages[getLocale()] ?? 'vi-VN', {
      onWords: (words, final) => {
        setHeard(final ? '' : words);
        if (!final || words.trim() === '') return;
        if (takes.current.onWords(words).full) {
          setProblem('full');
          stop.current?.();
        }
      },
      onEnd: (failed) => {
        setPhase('idle');
        setHeard('');
        if (failed !== null) setProblem(failed);
        takes.current.onEnd();
      },
    });
    stop.current = mine;
  }

  function press() {
    if (phase === 'listening') stop.current?.();
    else if (agreed.has(speech)) listen();
    else setPhase(phase === 'asking' ? 'idle' : 'asking');
  }

  /** The panel goes away with the button that was pressed: the keyboard goes on beside it. */
  function answer(yes: boolean) {
    if (document.activeElement?.closest('[data-dictation]')) button.current?.focus();
    if (yes) agreed.add(speech);
    if (yes) listen();
    else setPhase('idle');
  }

  const listening = phase === 'listening';
  const refused = !online && !listening;
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classNames(styles.button, listening && styles.listening, refused && styles.off)}
        aria-label={
          refused ? m.dictation_offline() : listening ? m.dictation_stop_name() : m.dictation_name()
        }
        aria-describedby={describedBy}
        aria-disabled={refused || undefined}
        aria-expanded={phase === 'asking' || undefined}
        onMouseDown={keepFocus}
        onClick={refused ? undefined : press}
      >
        <Icon name={listening ? 'stop-circle' : 'microphone'} />
        <span>{listening ? m.dictation_stop() : m.dictation_speak()}</span>
      </button>
      <div className={styles.below} data-dictation="">
        {phase === 'asking' && (
          <div className={styles.asking}>
            <p>
              <strong>{m.dictation_where()}</strong> {m.dictation_where_text()}
            </p>
            <Button variant="primary" onMouseDown={keepFocus} onClick={() => answer(true)}>
              {m.dictation_agree()}
            </Button>
            <Button variant="text" onMouseDown={keepFocus} onClick={() => answer(false)}>
              {m.dictation_decline()}
            </Button>
          </div>
        )}
        <p role="status" className={styles.status}>
          {listening && m.dictation_listening()}
          {problem !== null && !listening && problemWords(problem)}
          {refused && problem === null && m.dictation_offline()}
        </p>
        {/* Changes by the word: a screen reader hears what went into the box instead. */}
        {heard !== '' && (
          <p aria-hidden="true" className={styles.heard}>
            {heard}
          </p>
        )}
      </div>
    </>
  );
}

/** The press of a pointer does not take the focus from the box, nor the keyboard of a tablet away. */
const keepFocus = (event: MouseEvent): void => event.preventDefault();

function problemWords(problem: SpeechProblem | 'full'): string {
  switch (problem) {
    case 'refused':
      return m.dictation_refused();
    case 'no-microphone':
      return m.dictation_no_microphone();
    case 'no-network':
      return m.dictation_no_network();
    case 'nothing-heard':
      return m.dictation_nothing_heard();
    case 'no-language':
      return m.dictation_no_language();
    case 'failed':
      return m.dictation_failed();
    case 'full':
      return m.dictation_full();
  }
}
