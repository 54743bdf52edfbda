/** `npm run icons`: writes the icon sprite and the type of its names. */
import { writeFileSync } from 'node:fs';

import { buildIconSprite } from './icon-sprite.ts';

const { sprite, types } = buildIconSprite();
writeFileSync('src/client/ui/icons/sprite.svg', sprite);
writeFileSync('src/client/ui/icons/icon-name.ts', types);
