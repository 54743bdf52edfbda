/**
 * Headers that every answer carries. The policy allows what the app is built to need and nothing
 * more: no inline script or style, no other host, no frame. `blob:` pictures are photos taken
 * offline; `data:` is left out, the build inlines none.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** Photos and their place, and dictation: to our own pages, and the person is still asked. */
const ownPowers = ['camera', 'geolocation', 'microphone'];

const refusedPowers = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'display-capture',
  'encrypted-media',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const always: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': [
    ...ownPowers.map((power) => `${power}=(self)`),
    ...refusedPowers.map((power) => `${power}=()`),
  ].join(', '),
};

/** Puts the headers on an answer; a stricter policy that a route has set (a stored file's sandbox) stays. */
export function withSecurityHeaders(response: Response, https: boolean): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(always)) {
    if (!headers.has(name)) headers.set(name, value);
  }
  if (https) headers.set('strict-transport-security', 'max-age=31536000');
  for (const name of [...headers.keys()]) {
    if (name.startsWith('access-control-')) headers.delete(name);
  }
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
}
