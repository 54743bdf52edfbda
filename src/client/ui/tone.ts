/** The state colours. `action` is the pen: what a person can do, or a thing under way. `conflict` is used for two people who differ, nothing else. */
export type Tone = 'neutral' | 'ok' | 'part' | 'fail' | 'na' | 'conflict' | 'action';
