/**
 * The browser's understanding of speech (Web Speech API). Chrome and Edge send the sound to a service
 * of their maker, Safari to Apple's or does it on the device; Firefox has none. The API is not in the
 * DOM types of TypeScript, so what is used of it is described here.
 */

interface RecognitionResult {
  readonly isFinal: boolean;
  readonly [index: number]: { readonly transcript: string } | undefined;
}

interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult:
    | ((event: {
        readonly resultIndex: number;
        readonly results: ArrayLike<RecognitionResult>;
      }) => void)
    | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}

type Problem =
  'refused' | 'no-microphone' | 'no-network' | 'nothing-heard' | 'no-language' | 'failed';

interface Hearing {
  readonly onWords: (words: string, final: boolean) => void;
  readonly onEnd: (problem: Problem | null) => void;
}

export interface Speech {
  readonly listen: (language: string, hearing: Hearing) => () => void;
  readonly online: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Errors of the specification, as a person can act on them; `null`: it was ended on purpose. */
const problems: Readonly<Record<string, Problem | null>> = {
  aborted: null,
  'no-speech': 'nothing-heard',
  'audio-capture': 'no-microphone',
  'not-allowed': 'refused',
  'service-not-allowed': 'refused',
  network: 'no-network',
  'language-not-supported': 'no-language',
};

/** `null` where the browser does not understand speech. */
export function browserSpeech(browser: Window = window): Speech | null {
  const names = browser as unknown as Record<string, (new () => Recognition) | undefined>;
  const Constructor = names['SpeechRecognition'] ?? names['webkitSpeechRecognition'];
  if (typeof Constructor !== 'function') return null;
  // Chrome on Android repeats what it has given when it hears on and on: there it hears one sentence.
  const continuous = !/Android/.test(browser.navigator.userAgent);
  let stopBefore = () => {};
  return {
    listen: (language, hearing) => {
      stopBefore();
      const recognition = new Constructor();
      Object.assign(recognition, { lang: language, continuous, interimResults: true });
      stopBefore = hear(recognition, hearing);
      return stopBefore;
    },
    online: () => browser.navigator.onLine,
    subscribe: (listener) => {
      browser.addEventListener('online', listener);
      browser.addEventListener('offline', listener);
      return () => {
        browser.removeEventListener('online', listener);
        browser.removeEventListener('offline', listener);
      };
    },
  };
}

/** Starts, and gives what ends it: the last words still come before `onEnd`. */
function hear(recognition: Recognition, { onWords, onEnd }: Hearing): () => void {
  let problem: Problem | null = null;
  let ended = false;
  /** Results up to here were given as final: browsers differ in whether they tell them again. */
  let given = 0;
  const end = () => {
    if (ended) return;
    ended = true;
    onEnd(problem);
  };
  recognition.onresult = ({ resultIndex, results }) => {
    let open = '';
    for (let index = Math.max(resultIndex, given); index < results.length; index += 1) {
      const result = results[index];
      const words = result?.[0]?.transcript ?? '';
      if (result?.isFinal !== true) open += words;
      else {
        given = index + 1;
        onWords(words, true);
      }
    }
    onWords(open, false);
  };
  recognition.onerror = ({ error }) => {
    problem = error in problems ? (problems[error] ?? null) : 'failed';
  };
  recognition.onend = end;
  try {
    recognition.start();
  } catch {
    problem = 'failed';
    end();
  }
  return () => {
    if (!ended) recognition.stop();
  };
}
