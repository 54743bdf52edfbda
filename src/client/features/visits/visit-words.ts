import {
  calendarDateOf,
  formatDate,
  formatDayMonth,
  formatMoment,
  formatNumber,
} from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { roomWords } from '#client/record/room-words.ts';
import type { Fact } from '#client/ui/fact-list.tsx';
import type { FactState, LastVisit, ReadinessFact, Share, UnitReport } from './readiness.ts';

/** A fact of readiness as it stands in the list: its sign, what it is, what was found. */
export function factInWords(fact: ReadinessFact, now: number): Fact {
  // What is downloaded, what must be asked for and what another must bring have signs of their own.
  const look =
    fact.type === 'report' && fact.state === 'caution'
      ? { ...factLook.caution, icon: 'hourglass-medium' as const }
      : factLook[fact.type === 'kept' && fact.state === 'no' ? 'caution' : fact.state];
  const iconLabel = fact.state === 'no' ? m.visits_word_no() : look.iconLabel();
  return { key: fact.type, ...look, iconLabel, ...words(fact, now) };
}

const factLook = {
  yes: { icon: 'check-circle-fill', tone: 'ok', iconLabel: m.visits_word_yes },
  no: { icon: 'download-simple', tone: 'action', iconLabel: m.visits_word_no },
  caution: { icon: 'warning-fill', tone: 'part', iconLabel: m.visits_word_caution },
} as const satisfies Record<FactState, unknown>;

type Words = Pick<Fact, 'title' | 'detail'>;

function words(fact: ReadinessFact, now: number): Words {
  const yes = fact.state === 'yes';
  switch (fact.type) {
    case 'app':
      return { title: m.visits_fact_app(), detail: appDetail(fact.app) };
    case 'checklists':
      return {
        title: m.visits_fact_checklists(),
        detail: yes
          ? m.visits_fact_checklists_yes({
              lists: formatNumber(fact.total),
              items: formatNumber(fact.items),
            })
          : m.visits_fact_checklists_no(shareInWords(fact)),
      };
    case 'law':
      return { title: m.visits_fact_law(), detail: lawDetail(fact) };
    case 'records':
      return {
        title: m.visits_fact_records(),
        detail:
          fact.readAt === null
            ? m.visits_fact_records_no()
            : m.visits_fact_records_yes({ when: formatMoment(fact.readAt, now) }),
      };
    case 'last':
      return { title: m.visits_fact_last(), detail: lastDetail(fact.last) };
    case 'figures':
      return { title: m.visits_fact_figures(), detail: figuresDetail(fact.last) };
    case 'recommendations':
      return {
        title: m.visits_fact_recommendations(),
        detail: yes
          ? m.visits_fact_recommendations_yes({ count: formatNumber(fact.open) })
          : m.visits_fact_recommendations_no(shareInWords(fact)),
      };
    case 'report':
      return { title: m.visits_fact_report(), detail: reportDetail(fact.report) };
    case 'photos':
      return {
        title: m.visits_fact_photos(),
        detail: yes
          ? m.visits_fact_photos_yes({ count: formatNumber(fact.total) })
          : m.visits_fact_photos_no(shareInWords(fact)),
      };
    case 'kept':
      return { title: m.visits_fact_kept(), detail: keptDetail(fact) };
    case 'room':
      return { title: m.visits_fact_room(), detail: roomWords(fact.room, now) };
  }
}

const shareInWords = ({ here, total }: Share) => ({
  done: formatNumber(here),
  total: formatNumber(total),
});

function appDetail(app: Extract<ReadinessFact, { type: 'app' }>['app']): string {
  if (app === null) return m.visits_fact_app_unknown();
  if (app.never) return m.visits_fact_app_never();
  if (app.total === 0) return m.visits_fact_app_no();
  return app.here === app.total
    ? m.visits_fact_app_yes()
    : m.visits_fact_app_part(shareInWords(app));
}

function lawDetail({ state, documents, missing }: Extract<ReadinessFact, { type: 'law' }>): string {
  if (state === 'yes') return m.visits_fact_law_yes({ count: formatNumber(documents) });
  return missing > 0
    ? m.visits_fact_law_lacks({ count: formatNumber(missing) })
    : m.visits_fact_law_no();
}

function lastDetail(last: LastVisit | null): string {
  if (last === null) return m.visits_fact_last_first();
  switch (last.type) {
    case 'unread':
      return m.visits_fact_last_no();
    case 'silent':
      return m.visits_fact_last_silent({ date: formatDate(last.date) });
    case 'told':
      return m.visits_fact_last_yes({
        count: formatNumber(last.limitations),
        date: formatDate(last.date),
      });
  }
}

function figuresDetail(last: LastVisit | null): string {
  if (last?.type !== 'told') return m.visits_fact_last_no();
  const { here, total } = last.checklists;
  return here === total
    ? m.visits_fact_figures_yes({ count: formatNumber(last.figures) })
    : m.visits_fact_checklists_no(shareInWords(last.checklists));
}

function reportDetail(report: UnitReport): string {
  switch (report.type) {
    case 'unread':
      return m.visits_fact_records_no();
    case 'not-asked':
      return m.visits_fact_report_not_asked();
    case 'asked':
      return m.visits_fact_report_asked({ due: formatDayMonth(report.due) });
    case 'handed-in':
      return m.visits_fact_report_yes({
        date: formatDayMonth(calendarDateOf(Date.parse(report.at))),
        count: formatNumber(report.claims),
      });
  }
}

function keptDetail({ state, persistent }: Extract<ReadinessFact, { type: 'kept' }>): string {
  if (state === 'yes') return m.visits_fact_kept_yes();
  if (persistent === null) return m.visits_fact_kept_unknown();
  return state === 'no' ? m.visits_fact_kept_no() : m.visits_fact_kept_refused();
}
