import type { ConversationReference } from 'botbuilder';
import { isLoopbackUrl } from '../../loopback.ts';
import type { HttpAnswer } from '../adapter.ts';

/**
 * Returns a refusal for an unsigned activity whose `serviceUrl` leads off this machine, or null to let it through.
 * The sender of an unsigned activity chooses where the bot's answers go. Without a `serviceUrl` they go nowhere.
 */
export function refusalElsewhere(activity: unknown): HttpAnswer | null {
  const serviceUrl: unknown = Reflect.get(Object(activity), 'serviceUrl');
  const isHere = serviceUrl === undefined || (typeof serviceUrl === 'string' && isLoopbackUrl(serviceUrl));
  return isHere ? null : { status: 403, body: { error: 'Refused: another serviceUrl' } };
}

/** Unsigned mode does not write to this conversation. Carries the status of a connector's permanent refusal. */
class ElsewhereError extends Error {
  override name = 'ElsewhereError';
  statusCode = 403;
  code = 'NotOnThisMachine';
}

/** Throws ElsewhereError for a stored conversation, perhaps left by an earlier setup, that lies off this machine. */
export function assertHere({ serviceUrl = '' }: Partial<ConversationReference>): void {
  if (!isLoopbackUrl(serviceUrl))
    throw new ElsewhereError('Without a registration the bot writes to this machine only');
}
