/** Text of a page in which everything that is put in is escaped, unless it is such a text itself. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type HtmlPart = string | number | Html | null | readonly HtmlPart[];

/** `` html`<b>${name}</b>` ``: names are escaped, null is nothing, lists stand one after the other. */
export function html(markup: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(markup.map((text, index) => `${text}${partText(parts[index] ?? null)}`).join(''));
}

function partText(part: HtmlPart): string {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(partText).join('');
  return String(part).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
