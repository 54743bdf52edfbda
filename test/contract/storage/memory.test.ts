import { openMemoryStorage } from '#server/storage/memory/open-memory-storage.ts';
import { storageContract } from './storage-contract.ts';

storageContract('memory', async () => {
  const storage = openMemoryStorage();
  return { storage, discard: () => storage.close() };
});
