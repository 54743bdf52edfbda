/**
 * What a page of the app will ask for, said with its first answer, so that a browser fetches it from the
 * device before it has read any code that would ask. As preloaded scripts and not as preloaded modules:
 * Chromium parses a module anew at each start of the browser, though it keeps it compiled, unless it was
 * fetched as a script before. Only the worker says so: over a slow line they would delay what is waited for.
 */

/** Names of parts as the build gives them, before the hash. */
const always = ['index'];
const ofAddress: readonly (readonly [path: RegExp, parts: readonly string[]])[] = [
  [/^\/visits\/[^/]+\/fill(\/|$)/u, ['screens', 'fill-page']],
];

/** The scripts among `files` that the page at `path` begins with. */
export function earlyFiles(path: string, files: readonly string[]): readonly string[] {
  const later = ofAddress.filter(([address]) => address.test(path)).flatMap(([, parts]) => parts);
  return [...always, ...later].flatMap((part) => {
    const name = new RegExp(`^assets/${part}-[\\w-]{8}\\.js$`, 'u');
    return files.filter((file) => name.test(file));
  });
}

/**
 * The same answer, its policy and all, with what to fetch beside it. A page that came over the network by
 * a redirect stays one, which a browser refuses: made anew it would not be known as such.
 */
export function withEarlyFiles(answer: Response, files: readonly string[]): Response {
  if (!answer.ok || answer.redirected) return answer;
  const headers = new Headers(answer.headers);
  for (const file of files)
    headers.append('link', `</${file}>; rel=preload; as=script; crossorigin`);
  const { status, statusText } = answer;
  return new Response(answer.body, { status, statusText, headers });
}
