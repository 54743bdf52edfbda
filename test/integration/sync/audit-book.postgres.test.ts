import { beforeEach } from 'vitest';
import { needsPostgres, openOnPostgres } from '../../support/postgres/fresh-database.ts';
import { keptBesideContract } from './kept-beside-contract.ts';

beforeEach(needsPostgres);

keptBesideContract({ adapter: 'PostgreSQL', open: openOnPostgres });
