/** Methods, also some that HTTP does not know. */
export const methods = [
  'POST',
  'GET',
  'HEAD',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'M-SEARCH',
  'FOO',
];
/** What may stand where a path belongs. */
export const targets = [
  '/',
  '//',
  '/%ff',
  '/ready',
  '/health',
  '*',
  'http://evil.example/',
  '/..%2f',
  '/a?b=%',
  '/?a[b]=1',
  '/ä',
];
/** Content types, some of which are none. */
export const types = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-7',
  'text/plain',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  'text/csv',
  'text/tab-separated-values',
  'application/octet-stream',
  'application/json;;;=',
  '"',
  'a/b; c="',
];
/** Content encodings. */
export const encodings = ['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'identity', 'x'];
/** Headers that ask for something out of the ordinary. */
export const strangeHeaders: readonly (readonly [string, string])[] = [
  ...([
    ['expect', '100-continue'],
    ['expect', 'the impossible'],
    ['upgrade', 'h2c'],
    ['connection', 'upgrade'],
  ] as const),
  ...([
    ['accept', 'image/png'],
    ['accept', '*;q=x'],
    ['accept-version', '~9'],
    ['x-http-method-override', 'DELETE'],
  ] as const),
  ...([
    ['transfer-encoding', 'gzip'],
    ['transfer-encoding', 'chunked, chunked'],
    ['content-length', '-1'],
  ] as const),
  ...([
    ['content-length', '5'],
    ['content-length', '99999999999999999999'],
    ['cookie', 'a=b; a=b'],
    ['te', 'trailers'],
  ] as const),
  ...([
    ['origin', 'null'],
    ['host', 'evil.example'],
    ['authorization', 'Bearer'],
    ['authorization', 'Bearer e30.e30.e30'],
  ] as const),
  ...([
    ['content-md5', 'x'],
    ['range', 'bytes=0-'],
    ['if-match', '*'],
    ['x-forwarded-host', 'evil.example'],
    ['date', 'x'],
  ] as const),
];
/** Values where an activity has something else. */
export const values = [
  null,
  0,
  -1,
  '',
  'x',
  [],
  {},
  true,
  [[]],
  { id: {} },
  '\u0000',
  '💥',
  1e308,
  'x'.repeat(3000),
];
/** Properties of an activity. */
export const keys = [
  'type',
  'id',
  'text',
  'from',
  'recipient',
  'conversation',
  'channelData',
  'value',
  'entities',
  'attachments',
  'timestamp',
  'serviceUrl',
  'channelId',
  'name',
  'locale',
  'replyToId',
  'relatesTo',
  'membersAdded',
  'deliveryMode',
  'callerId',
];
