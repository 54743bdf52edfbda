import { MemoryStore } from '../../support/client/memory-store.ts';
import { seededRandom } from '../../support/model/seeded-random.ts';
import { answersContract } from './answers-contract.ts';
import { importContract } from './import-contract.ts';
import { syncStoreContract } from './sync-store-contract.ts';

const open = async (): Promise<MemoryStore> => {
  const random = seededRandom(1);
  const bytes = (length: number): Uint8Array =>
    Uint8Array.from({ length }, () => random.below(256));
  return new MemoryStore('account', 'device', () => Date.UTC(2022, 3, 14), bytes);
};

syncStoreContract('memory', open);
answersContract('memory', open);
importContract('memory', open);
