/** `npm run map`: writes the table of layers into `src/README.md`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withLayerMap } from './layer-map.ts';

const path = new URL('../README.md', import.meta.url);
writeFileSync(path, withLayerMap(readFileSync(path, 'utf8')));
