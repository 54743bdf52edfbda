import { sql, type Kysely, type Migration } from 'kysely';
import type { Dialect } from './dialect.ts';

const statements = ({ text, integer, counted, table, keyTable }: Dialect) => [
  `create table meta (name ${text} primary key, value ${text} not null)${table}`,
  `create table scope_head (
     scope ${text} primary key, seq ${integer} not null, sum ${text} not null,
     view_seq ${integer} not null, view_sum ${text} not null, published ${integer} not null
   )${table}`,
  `create table change (
     scope ${text} not null references scope_head (scope), seq ${integer} not null, sum ${text} not null,
     id ${text} not null, record ${text} not null, content ${text} not null, digest ${text} not null,
     received ${text} not null, relayed_by ${text}, view_seq ${integer}, view_sum ${text},
     primary key (scope, seq), unique (scope, id), unique (scope, view_seq)
   )${table}`,
  `create index change_record on change (scope, record)`,
  `create table visible_record (
     scope ${text} not null, record ${text} not null, primary key (scope, record)
   )${keyTable}`,
  `create table named_file (
     scope ${text} not null, sha256 ${text} not null, seq ${integer} not null,
     primary key (scope, sha256, seq), foreign key (scope, seq) references change (scope, seq)
   )${keyTable}`,
  `create table held_change (
     number ${counted}, change_id ${text} not null, scope ${text},
     code ${text} not null, reason ${text} not null, received ${text} not null, pushed_by ${text} not null,
     device ${text} not null, mine ${integer} not null, content ${text} not null, digest ${text} not null,
     unique (change_id, digest, pushed_by)
   )${table}`,
  `create table unit (id ${text} primary key, name ${text} not null, district ${text} not null)${table}`,
  `create table campaign (id ${text} primary key, name ${text} not null, basis ${text} not null)${table}`,
  `create table delegation (
     id ${text} primary key, campaign_id ${text} not null references campaign (id), name ${text} not null,
     members ${text} not null
   )${table}`,
  `create table visit (
     id ${text} primary key, campaign_id ${text} not null references campaign (id),
     delegation_id ${text} not null references delegation (id), unit_id ${text} not null references unit (id),
     kind ${text} not null, date ${text} not null, period_from ${text} not null, period_to ${text} not null,
     checklists ${text} not null, assignments ${text} not null
   )${table}`,
  `create table account_profile (
     id ${text} primary key, username ${text} not null unique, name ${text} not null, office ${text} not null,
     role ${text} not null, unit_id ${text} references unit (id), disabled ${integer} not null,
     must_change_password ${integer} not null, first_password_until ${text}
   )${table}`,
  `create table checklist_version (
     hash ${text} primary key, id ${text} not null, version ${text} not null, content ${text} not null,
     current ${integer} not null, unique (id, version)
   )${table}`,
  `create table stored_file (
     scope ${text} not null, sha256 ${text} not null, size ${integer} not null, type ${text} not null,
     completed ${text} not null, primary key (scope, sha256)
   )${keyTable}`,
  `create table audit (
     number ${integer} primary key, at ${text} not null, actor ${text} not null, action ${text} not null,
     details ${text} not null, previous ${text} not null, hash ${text} not null
   )${table}`,
];

/** Everything but the account handler's own tables, which that one migrates itself. */
export const firstTables = (dialect: Dialect): Migration => ({
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements(dialect)) await sql.raw(statement).execute(db);
  },
});
