import { describe, expect, it } from 'vitest';
import { readConfig, settingProblemLine, shownDatabase } from '#server/config.ts';

describe('settings', () => {
  it('has values for everything that is not set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      ok: true,
      value: {
        port: 8080,
        host: '127.0.0.1',
        databaseUrl: null,
        publicUrl: null,
        tls: null,
        trustProxy: false,
        logLevel: 'info',
      },
    });
  });

  it('takes an empty variable for absent', () => {
    expect(readConfig({ PORT: '', HOST: ' ', DATABASE_URL: '' })).toMatchObject({
      ok: true,
      value: { port: 8080 },
    });
  });

  it('reports every bad setting at once, with its name, value and what is expected', () => {
    const config = readConfig({
      PORT: '99999',
      HOST: 'not a host',
      DATABASE_URL: 'mysql://user:secret@db/so',
      PUBLIC_URL: 'sodoan.example.vn/app',
      TRUSTED_ORIGINS: 'https://a.example, nonsense',
      TLS_CERT: '/nowhere/cert.pem',
      TRUST_PROXY: 'yes',
      LOG_LEVEL: 'loud',
      CHECKLISTS_DIR: '/nowhere',
    });
    if (config.ok) throw new Error('bad settings were taken');
    expect(config.error.map((problem) => problem.name).toSorted()).toEqual([
      'CHECKLISTS_DIR',
      'DATABASE_URL',
      'HOST',
      'LOG_LEVEL',
      'PORT',
      'PUBLIC_URL',
      'TLS_CERT',
      'TLS_KEY',
      'TRUSTED_ORIGINS',
      'TRUST_PROXY',
    ]);
    const lines = config.error.map(settingProblemLine);
    expect(lines).toContain('PORT="99999": expected a port number from 0 (any free one) to 65535');
    expect(lines.find((line) => line.startsWith('DATABASE_URL'))).toContain(
      'DATABASE_URL="mysql:...": expected nothing',
    );
    expect(lines.join()).not.toContain('secret');
  });

  it('takes the address of a database on PostgreSQL, and shows it without the password', () => {
    for (const url of [
      'postgres://user:secret@db.example.vn:5433/so_doan?sslmode=verify-full',
      'postgresql://db/so_doan',
      'postgres:///so_doan?host=/run/postgresql',
    ]) {
      expect(readConfig({ DATABASE_URL: url })).toMatchObject({ value: { databaseUrl: url } });
      expect(shownDatabase(url)).not.toContain('secret');
    }
    const shown = shownDatabase('postgres://user:secret@db:5433/so_doan?password=secret');
    expect(shown).toBe('postgres://user@db:5433/so_doan');
    for (const url of ['so_doan', 'postgres://', 'postgres://db', 'postgres:///so_doan']) {
      expect(readConfig({ DATABASE_URL: url })).toMatchObject({ ok: false });
    }
  });

  it('wants certificate and key together', () => {
    const config = readConfig({ TLS_KEY: import.meta.filename });
    if (config.ok) throw new Error('a key without a certificate was taken');
    expect(config.error.map((problem) => problem.name).toSorted()).toEqual(['TLS_CERT', 'TLS_KEY']);
  });
});
