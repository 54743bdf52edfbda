import { Html } from './html.ts';

/**
 * The style of a printed checklist. The page's margins carry title, version and page number; where a
 * browser has no margin boxes, version and hash still stand at the end of the text.
 */
export function printedStyle(title: string, version: string): Html {
  return new Html(`
@page {
  size: A4;
  margin: 16mm 14mm 18mm 18mm;
  @top-left { content: ${cssText(title)}; font: 8pt serif; }
  @bottom-left { content: ${cssText(version)}; font: 7pt monospace; }
  @bottom-right { content: counter(page) "/" counter(pages); font: 9pt serif; }
}
@page wide { size: A4 landscape; }
@page :first { @top-left { content: none; } }
* { box-sizing: border-box; }
body {
  margin: 0; color: #000; background: #fff;
  font: 11pt/1.35 "Times New Roman", "Liberation Serif", serif;
}
@media screen { body { max-width: 178mm; margin: 8mm auto; } }
h1 { margin: 0 0 6mm; font-size: 16pt; text-align: center; text-wrap: balance; }
h2 { margin: 7mm 0 2mm; padding: 1mm 2mm; border: 1pt solid #000; font-size: 12.5pt; break-after: avoid; }
h3 { margin: 0; font-size: 11pt; font-weight: normal; }
p { margin: 0; }
.kind { font-size: 11pt; text-align: center; text-transform: uppercase; }
.fill { display: flex; gap: 2mm; align-items: baseline; margin-top: 2mm; }
.line { flex: 1; min-width: 22mm; height: 5.5mm; border-bottom: 0.6pt dotted #000; }
.line.short { flex: none; min-width: 9mm; width: 9mm; }
.line.year { flex: none; min-width: 14mm; width: 14mm; }
.item {
  display: grid; grid-template-columns: 13mm 1fr 66mm; column-gap: 3mm;
  padding: 2mm 0; border-bottom: 0.4pt solid #000; break-inside: avoid;
}
.item.full { grid-template-columns: 13mm 1fr; break-inside: auto; }
.item.wide { page: wide; }
.code { font-weight: bold; }
.small { margin-top: 0.8mm; font-size: 9pt; line-height: 1.25; }
.when { font-style: italic; }
.answer { display: flex; flex-wrap: wrap; gap: 1.2mm 4mm; align-content: flex-start; }
.full .answer { grid-column: 2; margin-top: 2mm; }
.wide .answer { grid-column: 1 / -1; }
.note { grid-column: 2 / -1; font-size: 9pt; }
.answer em { flex: 0 0 100%; font-size: 9pt; }
.tick { display: inline-flex; gap: 1.5mm; align-items: baseline; }
.box { display: inline-block; flex: none; width: 3.6mm; height: 3.6mm; border: 0.8pt solid #000; transform: translateY(0.5mm); }
.figure { display: flex; flex: 0 0 100%; flex-wrap: wrap; gap: 0 1.5mm; align-items: baseline; }
.figure .of { flex: 0 1 auto; }
.date { display: inline-flex; gap: 1.5mm; align-items: baseline; }
.words { flex: 0 0 100%; height: 6.5mm; border-bottom: 0.6pt dotted #000; }
table { width: 100%; border-collapse: collapse; font-size: 9.5pt; }
th, td { padding: 1mm 1.2mm; border: 0.6pt solid #000; text-align: left; vertical-align: top; }
th { font-weight: bold; }
th small { display: block; font-weight: normal; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.grid td { height: 8mm; }
.number { width: 8mm; text-align: center; }
.checks td:nth-child(3) { min-width: 19mm; }
.checks td:nth-child(4) { text-align: center; }
.checks td:nth-child(5) { width: 42mm; }
footer { margin-top: 8mm; font-size: 8.5pt; }
.hash { font-family: monospace; overflow-wrap: anywhere; }
`);
}

/** A string of CSS; a title may hold quotation marks. */
const cssText = (text: string): string =>
  `"${text.replace(/["\\\n<]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
