import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildIconSprite } from '#tools/icon-sprite.ts';

const ICONS = new URL('../../../src/client/ui/icons/', import.meta.url);

describe('icon sprite', () => {
  it('is what its generator writes today', () => {
    const { sprite, types } = buildIconSprite();
    expect(readFileSync(new URL('sprite.svg', ICONS), 'utf8')).toBe(sprite);
    expect(readFileSync(new URL('icon-name.ts', ICONS), 'utf8')).toBe(types);
    expect(sprite.match(/<symbol /g)?.length).toBeGreaterThan(60);
  });

  it('carries no script, style or address of another host', () => {
    const sprite = readFileSync(new URL('sprite.svg', ICONS), 'utf8').replace(
      'http://www.w3.org/2000/svg',
      '',
    );
    expect(sprite).not.toMatch(/script|style|https?:/i);
  });
});
