import { createSocket } from 'node:dgram';

/** What the name server knows of a name; `fails` = it answers SERVFAIL, `silent` = it does not answer. */
export type Zone = Record<
  string,
  { cname?: string; a?: readonly string[]; aaaa?: readonly string[] } | 'fails' | 'silent'
>;

export interface NameServer {
  /** As for `Resolver.setServers`. */
  address: string;
  /** May be changed while it runs. */
  zone: Zone;
  /** Every name asked for. */
  asked: string[];
  close(): Promise<void>;
}

const types = { a: 1, cname: 5, aaaa: 28 };

/** Starts a name server on loopback that answers from a zone: a name that is not in it does not exist. */
export async function startNameServer(zone: Zone = {}): Promise<NameServer> {
  const socket = createSocket('udp4');
  const server = { zone, asked: [] as string[] };
  socket.on('message', (query, { port, address }) => {
    const { name, type, end } = questionOf(query);
    server.asked.push(name);
    const answer = answerTo(server.zone, name, type);
    if (answer) socket.send(encode(query.subarray(0, end), answer), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return Object.assign(server, {
    address: `127.0.0.1:${socket.address().port}`,
    close: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  });
}

interface Answer {
  code: number;
  records: { type: number; data: Buffer }[];
}

/** https://www.rfc-editor.org/rfc/rfc1035#section-4.1.1 for the codes: 2 = failure, 3 = no such name. */
function answerTo(zone: Zone, name: string, type: number): Answer | null {
  const known = zone[name];
  if (known === 'silent') return null;
  if (known === undefined) return { code: 3, records: [] };
  if (known === 'fails') return { code: 2, records: [] };
  const { cname, a = [], aaaa = [] } = known;
  if (cname && type === types.cname) return { code: 0, records: [{ type, data: encodeName(cname) }] };
  if (type === types.a)
    return { code: 0, records: a.map((one) => ({ type, data: Buffer.from(one.split('.').map(Number)) })) };
  if (type === types.aaaa) return { code: 0, records: aaaa.map((one) => ({ type, data: bytesOf6(one) })) };
  return { code: 0, records: [] };
}

function questionOf(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function encode(question: Buffer, { code, records }: Answer): Buffer {
  const head = Buffer.from(question);
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt32BE(0, 8);
  const answers = records.map(({ type, data }) => {
    const fixed = Buffer.alloc(12);
    // The name of the question, at byte 12.
    fixed.writeUInt16BE(0xc00c, 0);
    fixed.writeUInt16BE(type, 2);
    fixed.writeUInt16BE(1, 4);
    fixed.writeUInt16BE(data.length, 10);
    return Buffer.concat([fixed, data]);
  });
  return Buffer.concat([head, ...answers]);
}

function encodeName(name: string): Buffer {
  const labels = name
    .split('.')
    .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

/** The 16 bytes of an IPv6 address, which may end in an IPv4 address. */
function bytesOf6(address: string): Buffer {
  const [front = '', back = ''] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const words = (part: string) =>
    part
      .split(':')
      .filter(Boolean)
      .map((word) => Number.parseInt(word, 16));
  const [first, last] = [words(front), words(back)];
  const bytes = Buffer.alloc(16);
  [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last].forEach((word, place) =>
    bytes.writeUInt16BE(word, place * 2),
  );
  return bytes;
}
