import { deflateSync, gzipSync } from 'node:zlib';
import { encodings, keys, methods, strangeHeaders, targets, types, values } from './strange-words.ts';

/** A request as it goes over the wire, in parts. */
export interface Bytes {
  /** What it is made of, to find it again. */
  name: string;
  parts: (string | Buffer)[];
}

/** Makes requests of all kinds by chance, the same ones for the same numbers. */
export function createBytes(random: () => number, port: number, path: string): () => Bytes {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const chance = (probability: number) => random() < probability;
  const noise = (length: number) => Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));

  function activity(): string {
    const good = {
      type: one(['message', 'invoke', 'conversationUpdate', 'event']),
      channelId: 'msteams',
      text: 'help',
    };
    const changed = Object.fromEntries(Array.from({ length: 5 }, () => [one(keys), one(values)]));
    const conversation = { id: 'a:x', conversationType: 'personal' };
    const serviceUrl = 'http://127.0.0.1:9';
    return JSON.stringify({
      ...good,
      serviceUrl,
      conversation,
      from: { id: 'x' },
      recipient: { id: 'y' },
      ...changed,
    });
  }

  function body(): string | Buffer {
    const kinds = [
      activity,
      activity,
      () => noise(200),
      () => gzipSync(activity()),
      () => gzipSync('[1]').subarray(0, 12),
      () => deflateSync(Buffer.alloc(100_000)),
      () => '['.repeat(20_000),
      () => activity().slice(0, 40),
      () => '--x\r\ncontent-disposition: form-data; name="f"; filename="../../f"\r\n\r\nabc\r\n--x--\r\n',
      () => '--x\r\ncontent-disposition: form-data; name="f"\r\n\r\n',
      () => 'a=1&a[b]=2&__proto__[x]=1&%ff=%',
      () => 'a,b\n1,2\n"',
      () => '\uFEFF{}',
      () => '',
      () => `"${'x'.repeat(700_000)}"`,
    ];
    return one(kinds)();
  }

  function framed(text: string | Buffer): { headers: [string, string][]; parts: (string | Buffer)[] } {
    const length = Buffer.byteLength(text);
    const chunk = [`${length.toString(16)}\r\n`, text, '\r\n'];
    return one([
      () => ({ headers: [['content-length', String(length)]] as [string, string][], parts: [text] }),
      () => ({ headers: [['content-length', String(length)]] as [string, string][], parts: [text] }),
      () => ({ headers: [['content-length', String(length + 50)]] as [string, string][], parts: [text] }),
      () => ({
        headers: [['content-length', String(Math.floor(length / 2))]] as [string, string][],
        parts: [text],
      }),
      () => ({
        headers: [['transfer-encoding', 'chunked']] as [string, string][],
        parts: [...chunk, '0\r\n\r\n'],
      }),
      () => ({
        headers: [['transfer-encoding', 'chunked']] as [string, string][],
        parts: ['fffffff\r\n', text],
      }),
      () => ({
        headers: [['transfer-encoding', 'chunked']] as [string, string][],
        parts: ['zz\r\n', text, '\r\n'],
      }),
      () => ({ headers: [] as [string, string][], parts: [text] }),
    ])();
  }

  return () => {
    const line = `${chance(0.8) ? 'POST' : one(methods)} ${chance(0.8) ? path : one(targets)} HTTP/1.${chance(0.95) ? 1 : 0}`;
    const { headers, parts } = framed(body());
    if (chance(0.95)) headers.unshift(['host', `127.0.0.1:${port}`]);
    if (chance(0.8)) headers.push(['content-type', chance(0.6) ? 'application/json' : one(types)]);
    if (chance(0.2)) headers.push(['content-encoding', one(encodings)]);
    if (chance(0.7)) headers.push(['authorization', 'Bearer e30.e30.e30']);
    while (chance(0.3)) headers.push([...one(strangeHeaders)]);
    if (chance(0.02))
      headers.push(...Array.from({ length: 900 }, (_, i): [string, string] => [`x${i}`, 'x']));
    const head = `${line}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
    const all = chance(0.03) ? [noise(300)] : chance(0.1) ? [head + head, ...parts] : [head, ...parts];
    return { name: head.slice(0, 300), parts: chance(0.1) ? all.slice(0, -1) : all };
  };
}
