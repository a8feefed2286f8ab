import { randomUUID } from 'node:crypto';
import { generate } from 'selfsigned';

export interface KeyPair {
  cert: string;
  key: string;
}

export interface Authority extends KeyPair {
  /** Makes a certificate for a host. */
  issue(host: string, options?: { from?: Date; until?: Date }): Promise<KeyPair>;
  /** Makes an authority below this one. */
  delegate(): Promise<Authority>;
}

/** Makes a certificate authority, which nobody trusts unless told to. */
export async function createAuthority(above?: KeyPair): Promise<Authority> {
  const extensions = [
    { name: 'basicConstraints' as const, cA: true, critical: true },
    { name: 'keyUsage' as const, keyCertSign: true, cRLSign: true, critical: true },
  ];
  const own = await make(randomUUID(), { extensions, ...(above && { ca: above }) });
  return {
    ...own,
    issue: (host, { from, until } = {}) =>
      make(host, {
        ca: own,
        ...(from && { notBeforeDate: from }),
        ...(until && { notAfterDate: until }),
        ...forServer(host),
      }),
    delegate: () => createAuthority(own),
  };
}

/** Makes a certificate that nobody but itself vouches for. */
export function selfSigned(host: string): Promise<KeyPair> {
  return make(host, forServer(host));
}

function forServer(host: string): Options {
  return {
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
    ],
  };
}

type Options = NonNullable<Parameters<typeof generate>[1]>;

async function make(commonName: string, options: Options): Promise<KeyPair> {
  const made = await generate([{ name: 'commonName', value: commonName }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ...options,
  });
  return { cert: made.cert, key: made.private };
}
