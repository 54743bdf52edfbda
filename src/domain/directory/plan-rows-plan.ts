/** What a spreadsheet is read into, and against what. */
import type { Campaign, Unit, Visit } from './directory.ts';
import type { HeadProblem, Line, SheetKind } from './plan-rows-sheets.ts';

export interface RowProblem {
  /** As the file names it. */
  readonly sheet: string;
  readonly row: number | null;
  /** The column's label in the template. */
  readonly column: string | null;
  readonly code:
    | HeadProblem['code']
    | 'no-known-sheet'
    | 'missing'
    | 'too-long'
    | 'duplicate'
    | 'bad-username'
    | 'known-account'
    | 'unknown-role'
    | 'unit-needed'
    | 'unit-not-wanted'
    | 'unknown-unit'
    | 'ambiguous-unit'
    | 'unknown-campaign'
    | 'unknown-delegation'
    | 'unknown-person'
    | 'not-inspector'
    | 'unknown-duty'
    | 'second-lead'
    | 'no-lead'
    | 'bad-date'
    | 'period-order'
    | 'unknown-kind'
    | 'unknown-checklist'
    | 'bad-assignment'
    | 'not-member';
  readonly value: string;
}

/** What the server has already: names in the file may point there. */
export interface PlanKnown {
  readonly accounts: readonly { readonly username: string; readonly role: string }[];
  readonly units: readonly Unit[];
  readonly campaigns: readonly Campaign[];
  readonly delegations: readonly {
    readonly id: string;
    readonly campaignId: string;
    readonly name: string;
    readonly members: readonly { readonly username: string }[];
  }[];
  readonly visits: readonly Pick<Visit, 'id' | 'campaignId' | 'unitId' | 'date'>[];
  readonly checklists: readonly {
    readonly id: string;
    readonly letter: string;
    readonly title: string;
  }[];
}

export interface PlannedAccount {
  username: string;
  name: string;
  office: string;
  role: 'administrator' | 'inspector' | 'unit';
  unitId: string | null;
}

export interface PlannedDelegation {
  id: string;
  campaignId: string;
  name: string;
  members: { username: string; role: 'lead' | 'deputy' | 'secretary' | 'member' }[];
}

export interface PlannedVisit extends Pick<
  Visit,
  'id' | 'campaignId' | 'delegationId' | 'unitId' | 'kind' | 'date' | 'period'
> {
  /** Ids; the server pins the version in force. */
  checklists: string[];
  assignments: { username: string; checklist: string }[];
}

/** The body of `POST /api/office/plan`. */
export interface RowPlan {
  readonly accounts: PlannedAccount[];
  readonly units: Unit[];
  readonly campaigns: Campaign[];
  readonly delegations: PlannedDelegation[];
  readonly visits: PlannedVisit[];
}

export interface Place {
  readonly sheet: string;
  readonly row: number;
}

export interface PlanReading {
  readonly plan: RowPlan;
  /** With any of these the file is not imported. */
  readonly problems: readonly RowProblem[];
  /** What was left out or taken as it stands; the file can be imported. */
  readonly notes: readonly RowProblem[];
  /** Where an entry of the plan stands in the file, by `accounts/3`: for problems that only the server finds. */
  readonly places: ReadonlyMap<string, Place>;
}

/** What the readers of the single sheets share. */
export interface Reading {
  readonly known: PlanKnown;
  readonly plan: RowPlan;
  readonly place: (path: string, line: Line) => void;
  readonly report: (
    line: Line,
    column: string | null,
    code: RowProblem['code'],
    value?: string,
  ) => void;
  /** The text of a cell; a required one that is empty is reported. */
  readonly text: (line: Line, kind: SheetKind, key: string, most?: number) => string;
  readonly campaignId: (line: Line, kind: 'delegations' | 'visits') => string | null;
  readonly unitId: (line: Line, kind: 'accounts' | 'visits') => string | null;
}
