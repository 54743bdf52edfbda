import { describe, expect, it } from 'vitest';
import { earlyFiles, withEarlyFiles } from '#client/worker/early-files.ts';

const files = [
  'index.html',
  'service-worker-index-AAAAAAAA.js',
  'assets/index-C-ZBsol-.js',
  'assets/screens-BkGMrkY4.js',
  'assets/fill-page-DN4IZPxE.js',
  'assets/figures-page-CWVFU6qN.js',
  'assets/style-0FXwtEb8.css',
];

describe('what a page begins with', () => {
  it('is the entry at every address, and the code of the checklist where one fills', () => {
    expect(earlyFiles('/', files)).toEqual(['assets/index-C-ZBsol-.js']);
    expect(earlyFiles('/visits/visit-1/figures', files)).toEqual(['assets/index-C-ZBsol-.js']);
    for (const path of ['/visits/visit-1/fill', '/visits/visit-1/fill/A'])
      expect(earlyFiles(path, files)).toEqual([
        'assets/index-C-ZBsol-.js',
        'assets/screens-BkGMrkY4.js',
        'assets/fill-page-DN4IZPxE.js',
      ]);
  });
});

describe('the first answer of the worker', () => {
  const policy = "default-src 'none'; script-src 'self'";
  const kept = () =>
    new Response('<p>page</p>', {
      headers: { 'content-security-policy': policy, 'content-type': 'text/html; charset=utf-8' },
    });

  it('says what to fetch beside it, and is otherwise the page as it was kept, its policy above all', async () => {
    const answer = withEarlyFiles(kept(), ['assets/index-C-ZBsol-.js', 'assets/a-12345678.js']);
    expect(answer.headers.get('link')).toBe(
      '</assets/index-C-ZBsol-.js>; rel=preload; as=script; crossorigin, ' +
        '</assets/a-12345678.js>; rel=preload; as=script; crossorigin',
    );
    expect(answer.headers.get('content-security-policy')).toBe(policy);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<p>page</p>');
  });

  it('stays a redirect or a failure where it is one, which a browser refuses as a page', () => {
    const failed = new Response('', { status: 503 });
    expect(withEarlyFiles(failed, ['assets/index-C-ZBsol-.js'])).toBe(failed);
    const redirected = kept();
    Object.defineProperty(redirected, 'redirected', { value: true });
    expect(withEarlyFiles(redirected, ['assets/index-C-ZBsol-.js'])).toBe(redirected);
  });
});
