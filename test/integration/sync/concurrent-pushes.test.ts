import { bothStorages } from './both-storages.ts';
import { pushesContract } from './pushes-contract.ts';

for (const storage of bothStorages) pushesContract(storage);
