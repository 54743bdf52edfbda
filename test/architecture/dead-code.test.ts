import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { plantTree } from './planted-tree.ts';
import type { PlantedTree } from './planted-tree.ts';

let tree: PlantedTree;
let plain: string;
let product: string;

beforeAll(() => {
  tree = plantTree({
    'src/domain/kernel/used.ts': 'export const used = 1;\n\nexport const forgotten = 2;\n',
    'src/domain/kernel/dead-file.ts': 'export const dead = 1;\n',
    'src/domain/kernel/for-tests-alone.ts': 'export const tested = 1;\n',
    'src/server/main.ts':
      "import { used } from '#domain/kernel/used.ts';\n\nprocess.stdout.write(String(used));\n",
    'src/server/demo/main.ts': "process.stdout.write('demo');\n",
    'src/client/main.tsx': "document.title = 'x';\n",
    'test/unit/kernel.test.ts':
      "import { expect, it } from 'vitest';\nimport { tested } from '#domain/kernel/for-tests-alone.ts';\n\nit('is one', () => {\n  expect(tested).toBe(1);\n});\n",
  });
  plain = tree.run('knip', ['--include', 'files,exports']);
  product = tree.run('knip', ['--production', '--include', 'files,exports']);
});

afterAll(() => {
  tree.remove();
});

describe('dead code', () => {
  it('is a file that nobody imports', () => {
    expect(plain).toContain('src/domain/kernel/dead-file.ts');
  });

  it('is an export that nobody imports', () => {
    expect(plain).toMatch(/forgotten .*src\/domain\/kernel\/used\.ts/);
  });

  it('is, in the product, a file that only tests import', () => {
    expect(plain).not.toContain('for-tests-alone');
    expect(product).toContain('src/domain/kernel/for-tests-alone.ts');
  });

  it('is not what a composition root imports', () => {
    expect(plain).not.toMatch(/^used /m);
    expect(product).not.toMatch(/^src\/server\/main\.ts/m);
  });
});
