/**
 * Is a call that changes something made by our own page? Browsers state it in headers that pages
 * cannot set; other clients state nothing and bring no cookie unasked, so silence is let through.
 */
export function isSameOrigin(request: Request, allowedOrigins: ReadonlySet<string>): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  if (allowedOrigins.has(origin)) return true;
  // A page of this very address, whatever name the machine goes by on this network.
  return URL.canParse(origin) && new URL(origin).host === request.headers.get('host');
}
