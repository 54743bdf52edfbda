/** The names of what can befall a world; a schedule may be confined to some. */
export const disasterKinds = [
  'request again',
  'answer again',
  'open again',
  'crash inside',
  'clock',
  'backup',
  'restore',
  'lose held',
  'members',
  'clone',
  'empty',
  'second tab',
  'two tabs',
  'forge',
  'reuse id',
  'strange session',
] as const;
export type Disaster = (typeof disasterKinds)[number];
