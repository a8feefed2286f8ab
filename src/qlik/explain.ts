import { QlikError, type QlikTrouble } from './qlik-error.ts';

/** Says what an error of the network, of TLS or of reading JSON means. */
export function explain(error: unknown): QlikError {
  if (error instanceof QlikError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new QlikError(troubleOf(error, code), `${code} ${message}`.trim(), { cause: error });
}

/** Codes of what OpenSSL and Node find wrong with a certificate. https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const stranger =
  /^(ERR_TLS_CERT_ALTNAME_INVALID|CERT_\w+|UNABLE_TO_\w+|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|ERROR_IN_CERT_\w+)$/;

function troubleOf(error: unknown, code: string): QlikTrouble {
  if (error instanceof SyntaxError) return 'unreadable';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no-name';
  if (stranger.test(code)) return 'stranger';
  // It has looked at our certificate and ends the handshake.
  if (/ALERT/.test(code)) return 'refused';
  return 'no-answer';
}
