import type { Path, Report } from './problem-report.ts';
import { listAt, valueAt } from './raw-content.ts';
import type { YamlFile } from './yaml-file.ts';

/**
 * What stored versions may have and files may not: `law`, which publishing adds, and a legal basis
 * written out, which is read in versions from before the library only. Looks at the raw content;
 * answers with the places, since what the schema has against them adds nothing.
 */
export function authorProblems({ content }: YamlFile, report: Report): readonly Path[] {
  const places: Path[] = [];
  if (valueAt(content, ['law']) !== undefined) {
    places.push(['law']);
    report(['law'], 'law is added when the checklist is published; leave it out');
  }
  listAt(content, 'sections').forEach((section, s) => {
    listAt(section, 'items').forEach((item, i) => {
      listAt(item, 'legal').forEach((reference, r) => {
        if (typeof reference !== 'object' || reference === null) return;
        const path = ['sections', s, 'items', i, 'legal', r];
        places.push(path);
        report(path, 'cite <document> or <document>/<article> of law.yaml; nothing is written out');
      });
    });
  });
  return places;
}
