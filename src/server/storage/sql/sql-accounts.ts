import type { Selectable } from 'kysely';
import { directoryAccountSchema } from '#domain/directory/directory.ts';
import type { AccountProfile, AccountWriter } from '../port.ts';
import type { LockOrder } from './lock-order.ts';
import { moveDirectoryVersion } from './sql-directory.ts';
import { inBatches, type Db, type Tables } from './tables.ts';

/** Account profiles, see `AccountWriter`. */
export function sqlAccounts(db: Db, order: LockOrder): AccountWriter {
  const profiles = () => db.selectFrom('account_profile').selectAll();
  return {
    profiles: async () => (await profiles().orderBy('username').execute()).map(toProfile),
    hasProfiles: async () => (await profiles().limit(1).execute()).length > 0,
    profile: async (id) => {
      const row = await profiles().where('id', '=', id).executeTakeFirst();
      return row ? toProfile(row) : null;
    },
    profileByUsername: async (username) => {
      const row = await profiles().where('username', '=', username).executeTakeFirst();
      return row ? toProfile(row) : null;
    },
    add: async (added) => {
      for (const batch of inBatches(added)) {
        await db.insertInto('account_profile').values(batch.map(toRow)).execute();
      }
      await moveDirectoryVersion(db, order);
    },
    update: async (id, { disabled, mustChangePassword, firstPasswordUntil }) => {
      const { numUpdatedRows } = await db
        .updateTable('account_profile')
        .set({
          ...(disabled === undefined ? {} : { disabled: Number(disabled) }),
          ...(mustChangePassword === undefined
            ? {}
            : { must_change_password: Number(mustChangePassword) }),
          ...(firstPasswordUntil === undefined ? {} : { first_password_until: firstPasswordUntil }),
        })
        .where('id', '=', id)
        .executeTakeFirst();
      // No fact of the directory follows from the rest.
      if (numUpdatedRows > 0n && disabled !== undefined) await moveDirectoryVersion(db, order);
    },
  };
}

function toProfile(row: Selectable<Tables['account_profile']>): AccountProfile {
  const { id, name, office, role, unit_id: unitId } = row;
  return {
    ...directoryAccountSchema.parse({
      id,
      name,
      office,
      role,
      unitId,
      disabled: row.disabled === 1,
    }),
    username: row.username,
    mustChangePassword: row.must_change_password === 1,
    firstPasswordUntil: row.first_password_until,
  };
}

function toRow(profile: AccountProfile): Tables['account_profile'] {
  const { id, username, name, office, role, unitId, firstPasswordUntil } = profile;
  return {
    ...{ id, username, name, office, role },
    unit_id: unitId,
    disabled: Number(profile.disabled),
    must_change_password: Number(profile.mustChangePassword),
    first_password_until: firstPasswordUntil,
  };
}
