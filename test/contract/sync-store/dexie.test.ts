import { openDexieSubject } from '../../support/client/dexie-subject.ts';
import { answersContract } from './answers-contract.ts';
import { importContract } from './import-contract.ts';
import { syncStoreContract } from './sync-store-contract.ts';

syncStoreContract('IndexedDB', () => openDexieSubject());
answersContract('IndexedDB', () => openDexieSubject());
importContract('IndexedDB', () => openDexieSubject());
