import { describe, expect, it } from 'vitest';
import { createAttemptLimits } from '#server/auth/attempt-limits.ts';
import { createPasswordHasher, PasswordQueueFull } from '#server/auth/password-hash.ts';

function limitsAt(time: { now: number }) {
  const limits = createAttemptLimits(() => time.now, 'a secret of the server');
  return (username: string, address: string, password: string) =>
    limits.admit({ username, address, password });
}

describe('limits of sign-in', () => {
  it('slow down one account from one address after five failures, and let one more through each half minute', () => {
    const time = { now: 0 };
    const admit = limitsAt(time);
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(admit('lan', 'a', `p${attempt}`).type).toBe('go');
    expect(admit('lan', 'a', 'p5')).toEqual({ type: 'slow-down', seconds: 30 });
    expect(admit('minh', 'a', 'p6').type).toBe('go');
    time.now += 30_000;
    expect(admit('lan', 'a', 'p7').type).toBe('go');
    expect(admit('lan', 'a', 'p8').type).toBe('slow-down');
  });

  it('slow down one account from many addresses, but not where its owner has signed in before', () => {
    const admit = limitsAt({ now: 0 });
    const owner = admit('lan', 'home', 'right');
    if (owner.type === 'go') owner.succeeded();
    const attack = Array.from(
      { length: 40 },
      (_, index) => admit('lan', `bot-${index}`, `guess-${index}`).type,
    );
    expect(attack.filter((type) => type === 'go')).toHaveLength(20);
    expect(admit('lan', 'home', 'right').type).toBe('go');
  });

  it('slow down one password that is tried on many accounts from many addresses', () => {
    const admit = limitsAt({ now: 0 });
    const spray = Array.from(
      { length: 100 },
      (_, index) => admit(`person-${index}`, `bot-${index}`, 'Spring2022!!').type,
    );
    expect(spray.filter((type) => type === 'go')).toHaveLength(60);
    expect(admit('somebody', 'elsewhere', 'another one').type).toBe('go');
  });

  it('count nothing that succeeded', () => {
    const admit = limitsAt({ now: 0 });
    for (let round = 0; round < 300; round += 1) {
      const admission = admit('lan', 'a', 'right');
      if (admission.type !== 'go') throw new Error(`slowed down in round ${round}`);
      admission.succeeded();
    }
  });
});

describe('password hashing', () => {
  it('has a bounded line: who comes when it is full is told at once', async () => {
    const hasher = createPasswordHasher({ atOnce: 1, waiting: 2 });
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => hasher.hash('một-câu-dài-khó-đoán')),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(PasswordQueueFull);
    }
    // The line is free again, and work of the office waits however long it is.
    const patient = await Promise.all(
      Array.from({ length: 5 }, () => hasher.hashInTurn('một-câu-dài-khó-đoán')),
    );
    expect(new Set(patient).size).toBe(5);
    expect(await hasher.verify({ hash: patient[0]!, password: 'một-câu-dài-khó-đoán' })).toBe(true);
    expect(await hasher.verify({ hash: patient[0]!, password: 'another' })).toBe(false);
    expect(patient[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
