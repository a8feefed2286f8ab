import { languageOf } from '../../language/language.ts';
import type { Activity } from 'botbuilder';
import { isGuid } from '../../guid.ts';
import type { Actor } from '../../service/model/request/request.ts';
import { tenantOf, tenantsOf } from './conversation.ts';
import type { Bot } from '../parts.ts';

/** A temporary refusal: the same activity can be accepted once the tenant is known. */
export const tenantUnknown = 'the tenant to accept cannot be learnt now';

/** Returns why an activity is refused, for the log, or `''` if it is accepted. The SDK does not check the tenant. */
export async function refusalOf(bot: Bot, activity: Activity): Promise<string> {
  if (activity.channelId !== 'msteams') return 'another channel than Teams';
  if (!activity.conversation?.id || !activity.serviceUrl) return 'no conversation';
  const tenantId = await bot.tenantId().catch(() => '');
  if (!tenantId) return tenantUnknown;
  const tenants = tenantsOf(activity);
  const isOurs = (id: string) => id.toLowerCase() === tenantId.toLowerCase();
  if (tenants.length === 0 || !tenants.every(isOurs)) return 'another tenant';
  const needsPerson = activity.type === 'message' || activity.type === 'invoke';
  if (needsPerson && !isGuid(activity.from?.aadObjectId ?? '')) return 'no person of the directory';
  return '';
}

/** Returns the sender of an activity that `refusalOf` has accepted. */
export function actorOf(activity: Activity): Actor {
  return {
    tenantId: tenantOf(activity),
    aadObjectId: (activity.from.aadObjectId ?? '').toLowerCase(),
    chatUserId: activity.from.id,
    name: activity.from.name || 'Somebody',
    language: languageOf(activity.locale),
  };
}
