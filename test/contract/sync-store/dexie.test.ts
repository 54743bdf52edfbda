import { openDexieSubject } from '../../support/client/dexie-subject.ts';
import { answersContract } from './answers-contract.ts';
import { syncStoreContract } from './sync-store-contract.ts';

syncStoreContract('IndexedDB', () => openDexieSubject());
answersContract('IndexedDB', () => openDexieSubject());
