import type { ConversationReference } from 'botbuilder';
import { isLoopbackUrl } from '../loopback.ts';

/**
 * Whether the answers to an unsigned activity stay on this machine: whoever made it up also names the address they go
 * to. One that names none is answered nowhere.
 */
export function isAnsweredHere(activity: unknown): boolean {
  const serviceUrl: unknown = Reflect.get(Object(activity), 'serviceUrl');
  return serviceUrl === undefined || (typeof serviceUrl === 'string' && isLoopbackUrl(serviceUrl));
}

/** A conversation that unsigned mode does not write to; its status is that of a connector that refuses the bot for good. */
export class ElsewhereError extends Error {
  override name = 'ElsewhereError';
  statusCode = 403;
  code = 'NotOnThisMachine';
}

/** Throws ElsewhereError for a conversation kept by another bot, or an older one, that would be written to elsewhere. */
export function assertHere({ serviceUrl = '' }: Partial<ConversationReference>): void {
  if (!isLoopbackUrl(serviceUrl))
    throw new ElsewhereError('Without a registration the bot writes to this machine only');
}
