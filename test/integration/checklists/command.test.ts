/** `npm run checklists` as a person types it, and what `checklists/README.md` promises of it. */
import { existsSync } from 'node:fs';
import { copyFile, readFile, rename, rm } from 'node:fs/promises';
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
const [example = '', library = ''] = blocksOf('yaml');

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
      const { code, output } = await folder.typed('npm run checklists');
      expect(code, output).toBe(0);
      expect(output).toContain('V03  count       major     Hồ sơ trong kỳ');
      expect(output).toMatch(/^items +4 +4$/m);
      expect(await folder.read('dist/checklists/vi-du.html')).toContain('Tiếp nhận và trả kết quả');
      await expectSchema();
    },
    'npm run checklists -- check': async () => {
      const { code, output } = await folder.typed('npm run checklists -- check');
      expect(code, output).toBe(0);
      expect(output).toContain('asked when V01 is partial or unmet');
      expect(output).toMatch(/^cross-checks +2 +2$/m);
    },
    'npm run checklists -- print': async () => {
      const { code, output } = await folder.typed('npm run checklists -- print');
      expect(code, output).toBe(0);
      expect(output).toContain('To print: dist/checklists/vi-du.html');
    },
    'npm run checklists -- print /tmp/phieu': async () => {
      const target = join(folder.root, 'phieu');
      const { code, output } = await folder.typed(`npm run checklists -- print ${target}`);
      expect(code, output).toBe(0);
      expect(existsSync(join(target, 'vi-du.html'))).toBe(true);
    },
    'npm run checklists -- import phieu.xlsx': async () => {
      await copyFile('test/fixtures/xlsform/libreoffice.xlsx', join(folder.root, 'phieu.xlsx'));
      const { code, output } = await folder.typed('npm run checklists -- import phieu.xlsx');
      expect(code, output).toBe(0);
      expect(output).toContain('Written: phieu.yaml: 5 items, 2 sections, 1 cross-checks.');
    },
    'npm run checklists -- schema': async () => {
      await folder.write('checklists/schema.json', '');
      const { code, output } = await folder.typed('npm run checklists -- schema');
      expect(code, output).toBe(0);
      await expectSchema();
    },
    'npm run checklists -- publish': async () => {
      const { code, output } = await folder.typed('npm run checklists -- publish');
      expect(code, output).toBe(0);
      expect(output).toMatch(/^Published: vi-du 2026\.1 \([0-9a-f]{8}\)$/m);
      const again = await folder.run('publish');
      expect(again.output).toContain('Nothing new: every version here is published.');
      await folder.write('checklists/vi-du.yaml', example.replace('Sảnh chờ', 'Sảnh đón'));
      const altered = await folder.run();
      expect(altered.code).toBe(1);
      expect(altered.output).toContain('vi-du.yaml:10:1 version 2026.1 is published');
    },
  };

  it('are all tried', () => {
    const lines = blocksOf('sh').flatMap((text) => text.trim().split('\n'));
    expect(lines.toSorted()).toEqual(Object.keys(tried).toSorted());
  });

  it.each(Object.entries(tried))('%s', (_, attempt) => attempt());

  async function expectSchema(): Promise<void> {
    expect(await folder.read('checklists/schema.json')).toBe(
      await readFile('checklists/schema.json', 'utf8'),
    );
  }
});

describe('an XLSForm', () => {
  const command = ['import', 'form.xlsx'];
  beforeAll(() => copyFile('test/fixtures/xlsform/moi-loai.xlsx', join(folder.root, 'form.xlsx')));

  it('becomes a YAML file beside it under the first free letter, and is not written over', async () => {
    await folder.write('checklists/vi-du.yaml', example.replaceAll(/\bV(\d\d)?\b/g, 'A$1'));
    const { code, output } = await folder.run(...command);
    expect(code, output).toBe(0);
    expect(output).toContain('Written: form.yaml: 12 items, 2 sections, 0 cross-checks.');
    expect(output).toContain('  survey row 14: type "decimal": of decimal numbers');
    const written = await folder.read('form.yaml');
    expect(written).toContain('- code: B01 # niem_yet, survey row 4');
    expect(written).toContain(`version: '${new Date().getFullYear()}.1'`);

    const again = await folder.run(...command);
    expect(again.code).toBe(1);
    expect(again.output).toContain('form.yaml is there already; move it, or take another name');

    await rename(join(folder.root, 'form.yaml'), join(folder.root, 'checklists/form.yaml'));
    const checked = await folder.run('check');
    expect(checked.code, checked.output).toBe(0);
    expect(checked.output).toMatch(/^items +4 +12 +16$/m);
    await rm(join(folder.root, 'checklists/form.yaml'));
  });

  it('takes the letter that is named', async () => {
    expect((await folder.run(...command, 'K')).output).toContain('Written: form.yaml');
    expect(await folder.read('form.yaml')).toContain('- code: K01 # niem_yet');
    await rm(join(folder.root, 'form.yaml'));
  });

  it.each([
    ['no-such.xlsx', 'no-such.xlsx: the file cannot be read (ENOENT)'],
    ['checklists/vi-du.yaml', 'checklists/vi-du.yaml is there already'],
    ['package.json', 'package.json: not a workbook but text'],
    ['form.xlsx k', 'the letter is one capital A to Z'],
  ])('import %s ends with 1 and says why', async (rest, reason) => {
    const { code, output } = await folder.run('import', ...rest.split(' '));
    expect(code).toBe(1);
    expect(output).toContain(reason);
  });
});

describe('what is wrong', () => {
  it.each(['all of it', 'check', 'print'])(
    '%s says file, line, column and reason, makes nothing and ends with 1',
    async (command) => {
      await folder.write(
        'checklists/vi-du.yaml',
        example.replace('severity: info', 'severity: hi'),
      );
      const line = example.slice(0, example.indexOf('severity: info')).split('\n').length;
      const { code, output } = await folder.run(...(command === 'all of it' ? [] : [command]));
      expect(code).toBe(1);
      expect(output).toContain(`vi-du.yaml:${line}:9 severity: expected one of`);
      expect(output).toContain('Problems: 1.');
      expect(output).not.toContain('To print');
    },
  );

  it('a command that there is not ends with 2 and names those that there are', async () => {
    const { code, output } = await folder.run('prnt');
    expect(code).toBe(2);
    expect(output).toContain(
      'No such command: prnt. There are: check, print, publish, schema, import.',
    );
  });
});

it('the tables of checklists/README.md name every type of item and every kind of cross-check', () => {
  const names = [...readme.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
  expect(names.filter((name) => name !== 'type' && name !== 'kind')).toEqual([
    ...checklistItemSchema.options.map(({ shape }) => shape.type.value),
    ...crossCheckSchema.options.map(({ shape }) => shape.kind.value),
  ]);
});
