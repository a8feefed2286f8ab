import { isLoopbackUrl } from '../../loopback.ts';

/** Where OneDrive and SharePoint keep files, in every cloud of Microsoft. */
const hosts = /^[a-z0-9-]+\.(?:sharepoint\.com|sharepoint\.us|sharepoint-mil\.us|sharepoint\.cn)$/;

const longestMs = 60_000;

/** The file was not taken. `isFinal` = trying again would not help. */
export class UploadError extends Error {
  override name = 'UploadError';
  readonly isFinal: boolean;
  constructor(message: string, isFinal: boolean) {
    super(message);
    this.isFinal = isFinal;
  }
}

/**
 * Whether a file may be written to an address that came with an activity: only to OneDrive or SharePoint, over TLS. An
 * unsigned bot talks to this machine only.
 */
export function isUploadUrl(address: string, isSigned: boolean): boolean {
  if (!isSigned) return isLoopbackUrl(address);
  const url = /^https:\/\/[^\s\\@]+$/i.test(address) ? URL.parse(address) : null;
  return url !== null && url.protocol === 'https:' && url.port === '' && hosts.test(url.hostname);
}

/**
 * Writes a file in one piece to the address that Teams gave for it, which is proof enough: no token goes there. Follows
 * no redirect and reads no answer. Throws UploadError.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#file-upload
 */
export async function uploadFile(address: string, content: Buffer, isSigned: boolean): Promise<void> {
  if (!isUploadUrl(address, isSigned))
    throw new UploadError('Not an address of OneDrive or SharePoint', true);
  const last = content.length - 1;
  const headers = {
    'content-type': 'application/octet-stream',
    'content-range': `bytes 0-${last}/${content.length}`,
  };
  const signal = AbortSignal.timeout(longestMs);
  const body = new Uint8Array(content);
  const sent = fetch(address, { method: 'PUT', headers, body, redirect: 'manual', signal });
  const response = await sent.catch(() => {
    throw new UploadError('No answer to the file', false);
  });
  await response.body?.cancel();
  if (response.status === 200 || response.status === 201) return;
  const isFinal = response.status < 500 && response.status !== 429;
  throw new UploadError(`The file was answered with ${response.status}`, isFinal);
}
