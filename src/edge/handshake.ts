import type { LookupFunction } from 'node:net';
import { connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { Network } from './network.ts';

/** The certificate that a host shows. */
export interface CertificateFacts {
  /** OpenSSL's name of what is wrong with it, such as `CERT_HAS_EXPIRED`; `''` = a browser trusts it. */
  problem: string;
  /** ISO date; `''` = not shown. */
  endsAt: string;
  /** The names it is made out to, at most five. */
  names: string[];
  /** SHA-1 of the whole, in lower-case hexadecimal digits; `''` = not shown. */
  thumbprint: string;
}

/** Connects to one of these addresses, resolves no name, and shakes hands in the name of `host`. Nothing is sent after
 * that. The caller must destroy the socket. Throws the errors of the network, or the signal's reason. */
export async function shakeHands(
  network: Network,
  host: string,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<{ socket: TLSSocket; certificate: CertificateFacts }> {
  const socket = connect({
    host,
    port: network.port,
    servername: host,
    lookup: alreadyFound(addresses),
    ALPNProtocols: ['http/1.1'],
    // What is wrong with the certificate is read below, instead of losing all but the first error.
    rejectUnauthorized: false,
    ...(network.authorities && { ca: network.authorities }),
  });
  const stop = () => socket.destroy(asError(signal.reason));
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => {
      signal.removeEventListener('abort', stop);
      reject(Object.assign(new Error('The connection was closed'), { code: 'ECONNRESET' }));
    });
    socket.once('secureConnect', () => resolve({ socket, certificate: certificateOf(socket) }));
  });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

/** Gives the addresses that were checked, so that no second look-up can give others. */
function alreadyFound(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return (_name, options, callback) => {
    const [first] = all;
    if (options.all || !first) callback(null, all);
    else callback(null, first.address, first.family);
  };
}

function certificateOf(socket: TLSSocket): CertificateFacts {
  const shown: Partial<PeerCertificate> = socket.getPeerCertificate();
  const ends = Date.parse(shown.valid_to ?? '');
  const names = (shown.subjectaltname ?? '')
    .split(', ')
    .filter((name) => name.startsWith('DNS:'))
    .map((name) => name.slice(4));
  return {
    problem: socket.authorized ? '' : String(socket.authorizationError),
    endsAt: Number.isNaN(ends) ? '' : new Date(ends).toISOString(),
    names: names.slice(0, 5),
    thumbprint: (shown.fingerprint ?? '').replaceAll(':', '').toLowerCase(),
  };
}
