/** What a browser that understands speech does for a text box; the app's root hands it in. */
import { createContext } from 'react';

export type SpeechProblem =
  'refused' | 'no-microphone' | 'no-network' | 'nothing-heard' | 'no-language' | 'failed';

export interface Hearing {
  /** Words that will not change any more go into the text; those that may are only shown. */
  readonly onWords: (words: string, final: boolean) => void;
  /** Once, whoever ended it; null: as it should. */
  readonly onEnd: (problem: SpeechProblem | null) => void;
}

export interface SpeechPower {
  /** Begins to hear; the answer ends it. At most one hears at a time: another start ends the one before. */
  readonly listen: (language: string, hearing: Hearing) => () => void;
  /** Speech is understood by a service in the network. */
  readonly online: () => boolean;
  /** Hears of every move of `online`. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Null: this browser does not understand speech, and nothing of it is shown. */
export const SpeechContext = createContext<SpeechPower | null>(null);
