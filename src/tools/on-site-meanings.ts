/** The meanings of the records of work on the spot, for `record-meanings.ts`. */

const deleted = 'the heads of the whole record that the deleter saw; null brings it back (S7)';
const order = 'place in its list';

export const onSiteMeanings = {
  register: {
    key: 'register:<uuid>',
    meaning: 'a list of dossiers of which a sample is drawn; struck out, never deleted',
    fields: {
      name: 'what it is called',
      period: 'the time that it covers',
      source: 'where the list came from',
      note: 'what else is to be known of it',
      struck: 'true: it is not used any more',
    },
  },
  dossier: {
    key: 'dossier:<register>/<32 hex digits>',
    meaning:
      'one dossier of a register, named by the begin of the SHA-256 of its canonical code; struck out, never deleted',
    fields: {
      entry: 'its code as it was entered, and the group that a sample is divided by',
      note: 'what was seen in it',
      struck: 'why it is not in the register any more; null: it is',
      mark: 'stands for the fields of all criteria: `markXa1b2` is what was ticked for `criterion:a1b2`; null clears it',
    },
  },
  criterion: {
    key: 'criterion:<letters and digits, at most 24>',
    meaning: 'what each dossier of a register is held against',
    fields: { of: 'the register', text: 'what has to be so', order, deleted },
  },
  draw: {
    key: 'draw:<uuid>',
    meaning:
      'a sample that was drawn, written once; the rule is in `domain/on-site/draw-sample.ts`',
    fields: {
      drawn:
        'the register, rule, seed and sizes, the number of dossiers and the digest of the register, the codes in the order of drawing',
      lines:
        'stands for the fields `lines0`, `lines1`, ...: the register of that time, in its order',
    },
  },
  feed: {
    key: 'feed:<checklist id>/<item code>',
    meaning: 'the tally from which the answer to an item may be taken',
    fields: {
      source: 'which tally; null: none',
      taken: 'what it was when the answer was taken from it',
    },
  },
  person: {
    key: 'person:<uuid>',
    meaning: 'somebody of the unit who is to be there',
    fields: {
      name: 'may stay blank',
      post: 'office or task',
      order,
      mark: 'stands for the fields of all roll-calls: `markXa1b2` is what was found at `roll-call:a1b2`; null clears it',
      deleted,
    },
  },
  'roll-call': {
    key: 'roll-call:<letters and digits, at most 24>',
    meaning: 'the list of people was called once',
    fields: { at: 'local day and time', place: 'where', deleted },
  },
  room: {
    key: 'room:<uuid>',
    meaning: 'a room or counter of the walk',
    fields: { name: 'what it is called', order, deleted },
  },
  observation: {
    key: 'observation:<uuid>',
    meaning: 'what was seen in a room',
    fields: {
      of: 'the room',
      state: 'whether it was in order',
      text: 'what was seen',
      at: 'local day and time',
      deleted,
    },
  },
  interview: {
    key: 'interview:<32 random hex digits>',
    meaning: 'what one citizen said, without a name; the id holds no time',
    fields: {
      when: 'day and half of the day',
      mark: 'stands for the fields of all questions: `markXwaiting` is the option that was chosen; null: not answered',
      deleted,
    },
  },
} as const;
