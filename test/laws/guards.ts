/** What is missing among the headers every reply carries. */
export const unguarded = (headers: Headers): string[] => {
  const policy = headers.get('content-security-policy') ?? '';
  const age = Number(/max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '')?.[1] ?? 0);
  return [
    ...(/default-src 'self'/.test(policy) ? [] : ['no policy']),
    ...(/frame-ancestors 'none'/.test(policy) ? [] : ['may be framed']),
    ...(/object-src 'none'/.test(policy) && /base-uri 'none'/.test(policy) ? [] : ['objects or bases']),
    ...(/unsafe-|\*|https?:/.test(policy) ? [`loose policy ${policy}`] : []),
    ...(age >= 365 * 24 * 3600 ? [] : ['no strict transport for a year']),
    ...(headers.get('x-content-type-options') === 'nosniff' ? [] : ['types may be guessed']),
    ...(headers.get('x-powered-by') ? ['tells what it is made with'] : []),
  ];
};

const JSON_BODY = { 'content-type': 'application/json' };
const EVIL = 'https://evil.example';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
/** What browsers send from a page of somebody else: by form, by script, from a sandbox, from a neighbour. */
export const foreignWrites: Record<string, string>[] = [
  { ...FORM, origin: EVIL },
  { ...FORM, origin: EVIL, 'sec-fetch-site': 'cross-site' },
  { ...FORM, origin: 'null' },
  { ...FORM, 'sec-fetch-site': 'same-site', origin: 'http://autre.localhost' },
  { 'content-type': 'text/plain', origin: EVIL, 'sec-fetch-site': 'cross-site' },
  { 'content-type': 'multipart/form-data; boundary=x', origin: EVIL },
  { ...JSON_BODY, origin: EVIL },
  { ...JSON_BODY, origin: 'http://localhost.evil.example' },
];
export const foreignBody = (headers: Record<string, string>): string =>
  headers['content-type'] === FORM['content-type'] ? 'email=a%40example.fr&understood=true' : '{"understood":true}';
