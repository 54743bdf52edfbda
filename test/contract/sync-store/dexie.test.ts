import { openDexieSubject } from '../../support/client/dexie-subject.ts';
import { syncStoreContract } from './sync-store-contract.ts';

syncStoreContract('IndexedDB', () => openDexieSubject());
