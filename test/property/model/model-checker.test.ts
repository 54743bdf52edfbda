/** The checker itself: each kind of damage, done by hand to a healthy outcome, must be called by its name. */
import { describe, expect, it } from 'vitest';
import { ModelWorld } from '../../support/model/model-world.ts';

function healthyWorld(): ModelWorld {
  const world = new ModelWorld(1, new Set());
  world.changeDirectory((scopes) =>
    scopes.set(
      'visit/1',
      new Map([
        ['lead-a', 'lead'],
        ['member-b', 'member'],
      ] as const),
    ),
  );
  const [lead, member] = [
    world.addTablet('lead-a', 'device-1'),
    world.addTablet('member-b', 'device-2'),
  ];
  world.quiet();
  world.commit(lead, world.open(lead, 'visit/1', 'answer:1', 'a'), 'first');
  world.quiet();
  world.commit(member, world.open(member, 'visit/1', 'answer:1', 'a'), 'second');
  world.commit(member, world.open(member, 'visit/1', 'answer:2', 'b'), 'third');
  world.heal();
  expect(world.ledger.violations).toEqual([]);
  expect(world.server.log('visit/1')).toHaveLength(3);
  return world;
}

function violationsAfter(damage: (world: ModelWorld) => void): readonly string[] {
  const world = healthyWorld();
  damage(world);
  world.check();
  return world.ledger.violations.map((violation) => violation.split(':')[0]!);
}

describe('the checker', () => {
  it('calls a missing row lost, and the tablets that still show it diverged', () => {
    const named = violationsAfter((world) => {
      world.server.logs.set('visit/1', world.server.log('visit/1').slice(0, 2));
    });
    expect(named).toContain('lost');
    expect(named).toContain('diverged');
  });

  it('calls a repeated row a duplicate, and numbers out of line a gap', () => {
    const named = violationsAfter((world) => {
      const rows = world.server.log('visit/1');
      world.server.logs.set('visit/1', [...rows, rows[0]!]);
    });
    expect(named).toContain('duplicate');
    expect(named).toContain('gap');
  });

  it('calls a value that nobody saw and that is gone overwritten', () => {
    const named = violationsAfter((world) => {
      const [first] = world.server.log('visit/1');
      // As if the second writer had never had the first value on the screen.
      for (const [id, act] of world.ledger.acts) {
        if (act.saw.has(first!.change.id)) world.ledger.acts.set(id, { ...act, saw: new Set() });
      }
    });
    expect(named).toContain('overwritten');
  });

  it('calls a value that was written over and stands again returned', () => {
    const named = violationsAfter((world) => {
      const rows = world.server
        .log('visit/1')
        .map((row) => ({ ...row, change: { ...row.change, over: [] } }));
      world.server.logs.set('visit/1', rows);
    });
    expect(named).toContain('returned');
  });

  it('calls work that no push takes along undrained or kept waiting', () => {
    const named = violationsAfter((world) => {
      const [tablet] = world.living();
      world.commit(tablet!, world.open(tablet!, 'visit/1', 'answer:1', 'b'), 'fourth');
    });
    expect(named).toContain('undrained');
    expect(named).toContain('kept waiting');
    expect(named).toContain('lost');
  });

  it('calls another content under a known id two contents', () => {
    const named = violationsAfter((world) => {
      const [tablet] = world.living();
      const [entry] = tablet!.disk.log.values();
      tablet!.disk.log.set(entry!.change.id, {
        ...entry!,
        change: { ...entry!.change, value: 'other' },
      });
    });
    expect(named).toContain('two contents');
  });

  it('calls a record hidden that holds what its deleter did not see', () => {
    const named = violationsAfter((world) => {
      const [tablet] = world.living();
      const heads = world.recordHeads(tablet!, 'visit/1', 'answer:2');
      world.delete(tablet!, 'visit/1', 'answer:2', false, heads);
      world.quiet();
      for (const [id, act] of world.ledger.acts) {
        if (act.change.field === 'deleted')
          world.ledger.acts.set(id, { ...act, sawInRecord: new Set() });
      }
    });
    expect(named).toContain('hidden');
  });
});
