/** `npm run checklists` as a person types it, and what `checklists/README.md` promises of it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checklistItemSchema } from '#domain/checklist/item.ts';
import { crossCheckSchema } from '#domain/cross-check/cross-check.ts';
import { createChecklistsFolder, type ChecklistsFolder } from './checklists-folder.ts';

const readme = await readFile('checklists/README.md', 'utf8');
const blocksOf = (language: string): readonly string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, text = '']) => text,
  );
const [example = ''] = blocksOf('yaml');

const library = await readFile('checklists/law.yaml', 'utf8');

let folder: ChecklistsFolder;
beforeAll(async () => {
  folder = await createChecklistsFolder();
});
afterAll(() => folder.remove());
beforeEach(async () => {
  await folder.write('checklists/law.yaml', library);
  await folder.write('checklists/published.json', '[]');
  await folder.write('checklists/vi-du.yaml', example);
});

describe('the commands of checklists/README.md, over its example', () => {
  const tried: Readonly<Record<string, () => Promise<void>>> = {
    'npm run checklists': async () => {
      const { code, output } = await folder.run('npm run checklists');
      expect(code, output).toBe(0);
      expect(output).toContain('V03  count       major     Hồ sơ trong kỳ');
      expect(output).toMatch(/^items +4 +4$/m);
      expect(await folder.read('dist/checklists/vi-du.html')).toContain('Tiếp nhận và trả kết quả');
      await expectSchema();
    },
    'npm run checklists -- check': async () => {
      const { code, output } = await folder.run('npm run checklists -- check');
      expect(code, output).toBe(0);
      expect(output).toContain('asked when V01 is partial or unmet');
      expect(output).toMatch(/^cross-checks +2 +2$/m);
    },
    'npm run checklists -- print': async () => {
      const { code, output } = await folder.run('npm run checklists -- print');
      expect(code, output).toBe(0);
      expect(output).toContain('To print: dist/checklists/vi-du.html');
    },
    'npm run checklists -- print /tmp/phieu': async () => {
      const target = join(folder.root, 'phieu');
      const { code, output } = await folder.run(`npm run checklists -- print ${target}`);
      expect(code, output).toBe(0);
      expect(existsSync(join(target, 'vi-du.html'))).toBe(true);
    },
    'npm run checklists -- schema': async () => {
      await folder.write('checklists/schema.json', '');
      const { code, output } = await folder.run('npm run checklists -- schema');
      expect(code, output).toBe(0);
      await expectSchema();
    },
    'npm run checklists -- publish': async () => {
      const { code, output } = await folder.run('npm run checklists -- publish');
      expect(code, output).toBe(0);
      expect(output).toMatch(/^Published: vi-du 2026\.1 \([0-9a-f]{8}\)$/m);
      const again = await folder.run('npm run checklists -- publish');
      expect(again.output).toContain('Nothing new: every version here is published.');
      await folder.write('checklists/vi-du.yaml', example.replace('Sảnh chờ', 'Sảnh đón'));
      const altered = await folder.run('npm run checklists');
      expect(altered.code).toBe(1);
      expect(altered.output).toContain('vi-du.yaml:10:1 version 2026.1 is published');
    },
  };

  it('are all tried', () => {
    const lines = blocksOf('sh').flatMap((text) => text.trim().split('\n'));
    expect(lines).toEqual(Object.keys(tried));
  });

  it.each(Object.entries(tried))('%s', (_, attempt) => attempt());

  async function expectSchema(): Promise<void> {
    expect(await folder.read('checklists/schema.json')).toBe(
      await readFile('checklists/schema.json', 'utf8'),
    );
  }
});

describe('what is wrong', () => {
  it.each(['npm run checklists', 'npm run checklists -- check', 'npm run checklists -- print'])(
    '%s says file, line, column and reason, makes nothing and ends with 1',
    async (command) => {
      await folder.write(
        'checklists/vi-du.yaml',
        example.replace('severity: info', 'severity: hi'),
      );
      const line = example.slice(0, example.indexOf('severity: info')).split('\n').length;
      const { code, output } = await folder.run(command);
      expect(code).toBe(1);
      expect(output).toContain(`vi-du.yaml:${line}:9 severity: expected one of`);
      expect(output).toContain('Problems: 1.');
      expect(output).not.toContain('To print');
    },
  );

  it('a command that there is not ends with 2 and names those that there are', async () => {
    const { code, output } = await folder.run('npm run checklists -- prnt');
    expect(code).toBe(2);
    expect(output).toContain('No such command: prnt. There are: check, print, publish, schema.');
  });
});

it('the tables of checklists/README.md name every type of item and every kind of cross-check', () => {
  const names = [...readme.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
  expect(names.filter((name) => name !== 'type' && name !== 'kind')).toEqual([
    ...checklistItemSchema.options.map(({ shape }) => shape.type.value),
    ...crossCheckSchema.options.map(({ shape }) => shape.kind.value),
  ]);
});
