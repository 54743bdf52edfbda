import { expect, test } from 'vitest';
import type { AccountProfile, DirectoryEntries, Storage } from '#server/storage/port.ts';

const entries: DirectoryEntries = {
  units: [{ id: 'u1', name: 'UBND xã Trung Dũng', district: 'Tiên Lữ' }],
  campaigns: [{ id: 'c1', name: 'Kiểm tra 2022', basis: 'Kế hoạch' }],
  delegations: [
    { id: 'd1', campaignId: 'c1', name: 'Đoàn số 2', members: [{ accountId: 'a1', role: 'lead' }] },
  ],
  visits: [
    {
      id: 'v1',
      campaignId: 'c1',
      delegationId: 'd1',
      unitId: 'u1',
      kind: 'planned',
      date: '2022-04-14',
      period: { from: '2022-01-01', to: '2022-03-31' },
      checklists: ['a'.repeat(64)],
      assignments: [{ accountId: 'a1', checklist: 'a'.repeat(64) }],
    },
  ],
};

const nothing = { units: [], campaigns: [], delegations: [], visits: [] };

const profile: AccountProfile = {
  id: 'a1',
  username: 'truong.doan',
  name: 'Trưởng đoàn',
  office: 'Văn phòng HĐND và UBND',
  role: 'inspector',
  unitId: null,
  disabled: false,
  mustChangePassword: true,
  firstPasswordUntil: '2022-04-02T00:00:00.000Z',
};

export function directoryContract(storage: () => Storage): void {
  test('directory entries are added and replaced by id, and the version grows', async () => {
    const versions: number[] = [];
    const put = async (added: Partial<DirectoryEntries>) => {
      await storage().write('directory', (data) => data.directory.put({ ...nothing, ...added }));
      versions.push(await storage().read((data) => data.directory.version()));
    };
    await put(entries);
    expect(await storage().read((data) => data.directory.entries())).toEqual(entries);
    const moved = {
      ...{ ...entries.visits[0]!, date: '2022-04-15', assignments: [] },
      earlierChecklists: ['b'.repeat(64)],
    };
    await put({ visits: [moved], units: [{ id: 'u0', name: 'Khác', district: '' }] });
    const after = await storage().read((data) => data.directory.entries());
    expect(after.visits).toEqual([moved]);
    expect(after.units.map((unit) => unit.id)).toEqual(['u0', 'u1']);
    expect(versions[1]).toBeGreaterThan(versions[0]!);
  });

  test('entries come in the order of their signs, and the last of one id counts', async () => {
    const ids = ['b', 'a.x', 'B', 'a-x', 'ax', 'a10', 'a9', 'đ', 'z'];
    const units = [...ids, 'ax'].map((id, index) => ({ id, name: `${index}`, district: '' }));
    await storage().write('directory', async ({ directory, accounts }) => {
      await directory.put({ ...nothing, units });
      await accounts.add(ids.map((id) => ({ ...profile, id, username: id })));
    });
    await storage().read(async ({ directory, accounts }) => {
      const entries = (await directory.entries()).units;
      expect(entries.map((unit) => unit.id)).toEqual(ids.toSorted());
      expect(entries.find((unit) => unit.id === 'ax')?.name).toBe('9');
      const profiles = await accounts.profiles();
      expect(profiles.map((entry) => entry.username)).toEqual(ids.toSorted());
    });
  });

  test('profiles are found by id and name, unique, and changed in their parts', async () => {
    const { read, write } = storage();
    expect(await read((data) => data.accounts.hasProfiles())).toBe(false);
    await write('directory', (data) => data.accounts.add([profile]));
    const before = await read((data) => data.directory.version());
    await expect(
      write('directory', (data) => data.accounts.add([{ ...profile, id: 'a2' }])),
    ).rejects.toThrow();
    await write('directory', (data) =>
      data.accounts.update('a1', { mustChangePassword: false, firstPasswordUntil: null }),
    );
    // Each move makes every reader read the whole directory again.
    expect(await read((data) => data.directory.version())).toBe(before);
    await write('directory', (data) => data.accounts.update('a1', { disabled: true }));
    await read(async ({ accounts, directory }) => {
      const changed = {
        ...profile,
        disabled: true,
        mustChangePassword: false,
        firstPasswordUntil: null,
      };
      expect(await accounts.profile('a1')).toEqual(changed);
      expect(await accounts.profileByUsername('truong.doan')).toEqual(changed);
      expect(await accounts.profiles()).toEqual([changed]);
      expect(await accounts.profile('a2')).toBeNull();
      expect(await accounts.profileByUsername('a1')).toBeNull();
      expect(await accounts.hasProfiles()).toBe(true);
      expect(await directory.version()).toBeGreaterThan(before);
    });
  });
}
