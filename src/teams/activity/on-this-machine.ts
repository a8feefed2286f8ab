import type { ConversationReference } from 'botbuilder';
import { isLoopbackUrl } from '../../loopback.ts';
import type { HttpAnswer } from '../adapter.ts';

/**
 * The answer to an unsigned activity whose own answers would leave this machine: whoever made it up also names the
 * address they go to. null = it may go on; one that names no address is answered nowhere.
 */
export function refusalElsewhere(activity: unknown): HttpAnswer | null {
  const serviceUrl: unknown = Reflect.get(Object(activity), 'serviceUrl');
  const isHere = serviceUrl === undefined || (typeof serviceUrl === 'string' && isLoopbackUrl(serviceUrl));
  return isHere ? null : { status: 403, body: { error: 'Refused: another serviceUrl' } };
}

/** A conversation that unsigned mode does not write to; its status is that of a connector that refuses the bot for good. */
class ElsewhereError extends Error {
  override name = 'ElsewhereError';
  statusCode = 403;
  code = 'NotOnThisMachine';
}

/** Throws ElsewhereError for a conversation kept by another bot, or an older one, that would be written to elsewhere. */
export function assertHere({ serviceUrl = '' }: Partial<ConversationReference>): void {
  if (!isLoopbackUrl(serviceUrl))
    throw new ElsewhereError('Without a registration the bot writes to this machine only');
}
