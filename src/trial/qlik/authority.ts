import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import type { Certificates } from '../../qlik/certificates.ts';

/** A certificate and its private key, in PEM. */
export interface Pair {
  cert: string;
  key: string;
}

/** The certificate authority of a Qlik Sense site, which signs the certificates of its servers and of its clients. */
export interface Authority {
  /** `root.pem`. */
  ca: string;
  server(host: string, validTo?: Date): Promise<Pair>;
  /** What the Qlik Management Console exports. */
  client(validTo?: Date): Promise<Certificates>;
}

const start = new Date('2026-01-01T00:00:00Z');
const end = new Date('2126-01-01T00:00:00Z');
const curve = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

/** Makes an authority of its own. */
export async function createAuthority(name: string): Promise<Authority> {
  const extensions = [
    { name: 'basicConstraints' as const, cA: true, critical: true },
    { name: 'keyUsage' as const, keyCertSign: true, cRLSign: true, critical: true },
  ];
  const dates = { notBeforeDate: start, notAfterDate: end };
  const root = await generate([{ name: 'commonName', value: name }], { ...curve, ...dates, extensions });
  const ca = { key: root.private, cert: root.cert };
  const sign = async (
    commonName: string,
    validTo: Date,
    uses: { serverAuth?: boolean; clientAuth?: boolean },
  ) => {
    const altName = /^[\d.]+$/.test(commonName)
      ? { type: 7 as const, ip: commonName }
      : { type: 2 as const, value: commonName };
    const made = await generate([{ name: 'commonName', value: commonName }], {
      ...curve,
      notBeforeDate: start,
      notAfterDate: validTo,
      ca,
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'extKeyUsage', ...uses },
        { name: 'subjectAltName', altNames: [altName] },
      ],
    });
    return { cert: made.cert, key: made.private };
  };
  return {
    ca: ca.cert,
    server: (host, validTo = end) => sign(host, validTo, { serverAuth: true }),
    client: async (validTo = end) => {
      const pair = await sign('QlikClient', validTo, { clientAuth: true });
      return { ...pair, ca: ca.cert, validTo: new X509Certificate(pair.cert).validToDate };
    },
  };
}
