import { languageOf } from '../../language/language.ts';
import { isGuid } from '../../guid.ts';
import type { Actor } from '../../service/model/request/request.ts';
import { tenantOf, tenantsOf } from './conversation.ts';
import type { Incoming } from './incoming.ts';
import type { Bot } from '../parts.ts';

/** A temporary refusal: the same activity can be accepted once the tenant is known. */
export const tenantUnknown = 'the tenant to accept cannot be learnt now';

/** What a person does; anything else may come from Teams itself. */
const ofPeople = ['message', 'messageUpdate', 'invoke'];

/** Returns why an activity is refused, for the log, or `''` if it is accepted. The SDK does not check the tenant. */
export async function refusalOf(bot: Bot, incoming: Incoming): Promise<string> {
  if (incoming.channelId !== 'msteams') return 'another channel than Teams';
  if (!incoming.conversation.id || !incoming.serviceUrl) return 'no conversation';
  const tenantId = await bot.tenantId().catch(() => '');
  if (!tenantId) return tenantUnknown;
  const tenants = tenantsOf(incoming);
  const isOurs = (id: string) => id.toLowerCase() === tenantId.toLowerCase();
  if (tenants.length === 0 || !tenants.every(isOurs)) return 'another tenant';
  const needsPerson = ofPeople.includes(incoming.type);
  if (needsPerson && !isGuid(incoming.person?.aadObjectId ?? '')) return 'no person of the directory';
  return '';
}

/** Returns the sender of an activity that `refusalOf` has accepted. */
export function actorOf(incoming: Incoming): Actor {
  const { person, locale } = incoming;
  return {
    tenantId: tenantOf(incoming),
    aadObjectId: person?.aadObjectId ?? '',
    chatUserId: person?.chatUserId ?? '',
    name: person?.name || 'Somebody',
    language: languageOf(locale),
  };
}
