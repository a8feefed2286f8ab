import { languageOf } from '../../language/language.ts';
import type { Activity } from 'botbuilder';
import { isGuid } from '../../guid.ts';
import type { Actor } from '../../service/model/request.ts';
import { tenantOf, tenantsOf } from './conversation.ts';
import type { Bot } from '../parts.ts';

/** No refusal for good: once the tenant is known the same activity may be accepted. */
export const tenantUnknown = 'the tenant to accept cannot be learnt now';

/** Why an activity is not accepted, for the log; `''` = it is. The SDK itself checks no tenant. */
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

/** The authenticated sender. */
export function actorOf(activity: Activity): Actor {
  return {
    tenantId: tenantOf(activity),
    aadObjectId: (activity.from.aadObjectId ?? '').toLowerCase(),
    chatUserId: activity.from.id,
    name: activity.from.name || 'Somebody',
    language: languageOf(activity.locale),
  };
}
