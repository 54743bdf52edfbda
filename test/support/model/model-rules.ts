/**
 * The rules that the model can do without. Each names what the model does INSTEAD when the rule is
 * switched off; the tests show that the checker notices.
 */
export const modelRules = {
  'S1 new id': 'folding an unsent edit keeps its id for the new content',
  'S2 mark before push': 'a change is marked as left when the answer comes, not before it goes out',
  'S2 mark before bundle': 'a bundle is written without marking what it holds',
  'S2 read back has left': 'a change that came back from elsewhere may still be folded away',
  'S2 left stays': 'an own edit is folded away although it has left',
  'S3 seen': '`over` names the heads found in the store at commit',
  'S3 own since': '`over` leaves out what the writer wrote since the edit began',
  'S3 written here': 'what carries the own device id counts as own, a clone’s work too',
  'S3 through unread': '`over` does not name what an unread head names',
  'S4 same field': '`over` takes effect on every field of the scope',
  'S4 all named': 'a field whose changes all are named shows nothing',
  'S5 order': 'among several heads the one that arrived last is shown',
  'S6 drift': 'stamps far ahead are taken over and kept',
  'S7 heads outside the list': 'a deletion hides the record whatever was written meanwhile',
  'S7 undelete': 'an undelete among the heads of `deleted` does not count',
  'S7 list through unread': 'the list of a deletion does not name what an unread head names',
  'S9 keep unknown': 'a tablet drops changes of kinds that it does not know',
  'S9 judge again': 'the server never looks again at what it held as unknown',
  'S12 account': 'the server does not compare the account with the session',
  'S13 once': 'the server appends the same change again',
  'S13 other content': 'the server takes other content under a known id for a repetition',
  'S14 scope lock': 'numbers are taken before commit, without a lock',
  'S15 sum': 'the server believes every cursor of its own epoch',
  'S15 push again': 'a reset clears the cursor but not the marks',
  'S15 others too': 'after a reset a tablet pushes only what was written on it',
  'S16 read back': 'an answer to a push counts as being on the server',
  'S17 still as sent': 'answers are applied to whatever state the tablet is in by now',
  'S17 success': 'any answer counts as success',
  'S18 hold': 'the server refuses what it cannot take and keeps nothing of it',
  'S18 rest goes through': 'one change that cannot be taken refuses the whole push',
  'S18 out of the fold': 'a held change stays in the fold of its tablet',
  'S18 push again':
    'a held change is not pushed again, neither when the directory changed nor at the next start',
  'S19 session': 'rights are those of the account that the change names',
  'S19 reserved': 'reserved fields are taken from whoever may write the scope’s roles',
  'S19 mine': 'a tablet says `mine` of everything that names its account',
  'S20 proven': 'the server says of every withdrawn scope that it is proven',
  'S20 keep unread': 'a tablet forgets all of a withdrawn scope',
} as const;

export type ModelRule = keyof typeof modelRules;
export type RulesOff = ReadonlySet<ModelRule>;
