import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { StartError } from '../errors.ts';

/** Paths of the PEM files that Qlik Sense's management console exports: `client.pem`, `client_key.pem`, `root.pem`. */
export interface CertificatePaths {
  certificatePath: string;
  keyPath: string;
  caPath: string;
}

/** With what the bot proves itself to Qlik Sense, and how it knows Qlik Sense again. */
export interface Certificates {
  cert: string;
  key: string;
  ca: string;
  /** When ours ends. */
  validTo: Date;
}

/** Reads the files, and checks that they belong together. Throws StartError, which names the setting. */
export function readCertificates({ certificatePath, keyPath, caPath }: CertificatePaths): Certificates {
  const cert = read('QLIK_CERTIFICATE_PATH', certificatePath);
  const key = read('QLIK_KEY_PATH', keyPath);
  const ca = read('QLIK_CA_PATH', caPath);
  const own = certificateIn('QLIK_CERTIFICATE_PATH', certificatePath, cert);
  certificateIn('QLIK_CA_PATH', caPath, ca);
  if (/ENCRYPTED/u.test(key))
    throw new StartError(
      `QLIK_KEY_PATH: ${keyPath} is protected by a password. Export the certificates without one.`,
    );
  usable('QLIK_KEY_PATH', `${keyPath} holds no private key in PEM`, () => createSecureContext({ key }));
  usable(
    'QLIK_KEY_PATH',
    `the key in ${keyPath} does not belong to the certificate in ${certificatePath}`,
    () => createSecureContext({ cert, key }),
  );
  return { cert, key, ca, validTo: own.validToDate };
}

function read(setting: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new StartError(`${setting}: ${path} cannot be read (${code}).`, { cause: error });
  }
}

function certificateIn(setting: string, path: string, pem: string): X509Certificate {
  return usable(setting, `${path} holds no certificate in PEM`, () => new X509Certificate(pem));
}

/** What a library says of a key stays out of the message. */
function usable<T>(setting: string, problem: string, attempt: () => T): T {
  try {
    return attempt();
  } catch {
    throw new StartError(
      `${setting}: ${problem}. Export the certificates anew as PEM in the Qlik Management Console.`,
    );
  }
}
