import { beforeEach } from 'vitest';
import { needsPostgres, openOnPostgres } from '../../support/postgres/fresh-database.ts';
import { pushesContract } from './pushes-contract.ts';

beforeEach(needsPostgres);

pushesContract({ adapter: 'PostgreSQL', open: openOnPostgres });
