/** The words of a table's definition that the two databases do not share. */
export interface Dialect {
  readonly text: string;
  readonly integer: string;
  /** A key that the database counts up by itself. */
  readonly counted: string;
  /** After a table, and after one whose rows are little more than their key. */
  readonly table: string;
  readonly keyTable: string;
}

export const sqliteDialect: Dialect = {
  text: 'text',
  integer: 'integer',
  counted: 'integer primary key autoincrement',
  table: ' strict',
  keyTable: ' strict, without rowid',
};

export const postgresDialect: Dialect = {
  // By code point, as the other storages sort: the order must not hang on a server's language.
  text: 'text collate "C"',
  // 32 bits would do for every log, but not for the numbers of held changes: each repeat takes one.
  integer: 'bigint',
  counted: 'bigint generated always as identity primary key',
  table: '',
  keyTable: '',
};
