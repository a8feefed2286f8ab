import { QlikError, type QlikTrouble } from './qlik-error.ts';

/**
 * Describes an answer that is no success. An object that was changed since it was read is refused with 409, by some
 * releases with 400 and a sentence about it.
 */
export function refusalOf(statusCode: number, text: string): QlikError {
  const said = text.replace(/\s+/g, ' ').slice(0, 200);
  return new QlikError(troubleOf(statusCode, said), `Qlik Sense answered ${statusCode}: ${said}`, {
    statusCode,
  });
}

function troubleOf(statusCode: number, said: string): QlikTrouble {
  if (statusCode === 409 || (statusCode === 400 && /modified|has been changed/i.test(said)))
    return 'conflict';
  if (statusCode === 404) return 'gone';
  if (statusCode === 408 || statusCode === 429 || statusCode >= 500) return 'failed';
  return statusCode >= 400 ? 'refused' : 'unreadable';
}
