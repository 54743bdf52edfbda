/** The examples of a page: after `<!-- example: name -->` a request and its answer, each in a fence. */
export interface Example {
  readonly name: string;
  readonly request: HttpText;
  readonly answer: HttpText;
}

export interface HttpText {
  /** `POST /api/sync`, or a status. */
  readonly first: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

const mark = /<!-- example: (.+?) -->\n+```http\n([^]*?)\n```\n+```http\n([^]*?)\n```/g;

export function readExamples(page: string): readonly Example[] {
  const examples = [...page.matchAll(mark)].map(([, name = '', request = '', answer = '']) => ({
    name,
    request: readHttp(request),
    answer: readHttp(answer),
  }));
  const promised = page.match(/<!-- example: /g)?.length ?? 0;
  if (promised !== examples.length)
    throw new Error(`${promised} examples are named, ${examples.length} can be read`);
  return examples;
}

function readHttp(text: string): HttpText {
  const [head = '', ...rest] = text.split('\n\n');
  const [first = '', ...lines] = head.split('\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
  });
  return { first: first.trim(), headers, body: rest.join('\n\n') };
}
