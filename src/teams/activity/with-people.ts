import { z } from 'zod';
import { inTime } from '../../service/waiting/in-time.ts';
import { withoutThread } from '../../service/conversations/thread.ts';
import { isGuid } from '../../guid.ts';
import { connectorOf } from '../adapter.ts';
import type { Bot } from '../parts.ts';
import type { Heard } from './heard.ts';
import type { Mention } from './mention.ts';

const member = z.object({ aadObjectId: z.string().refine(isGuid) });

/** More people than anybody mentions, and few enough to ask Teams for one by one. */
const most = 50;

/**
 * Returns the activity with the object ids of the people mentioned. Teams sends them with some mentions only; the others
 * are looked up among the members of the team or chat. Who is not found there keeps the name alone.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
export async function withPeople({ deps, adapter }: Bot, heard: Heard): Promise<Heard> {
  const { incoming, context } = heard;
  const isUnknown = ({ kind, id, aadObjectId }: Mention) =>
    kind === 'person' && id !== '' && aadObjectId === '';
  const ids = [...new Set(incoming.mentions.filter(isUnknown).map(({ id }) => id))].slice(0, most);
  if (ids.length === 0) return heard;
  const { conversation, team } = incoming;
  const place = conversation.kind === 'channel' ? team.id || withoutThread(conversation.id) : conversation.id;
  const { conversations } = connectorOf(adapter, context);
  const objectIdOf = async (id: string) => {
    const looking = conversations.getConversationMember(place, id);
    const found = await inTime(deps.log, 'person who was mentioned', looking, null);
    return [id, member.safeParse(found).data?.aadObjectId.toLowerCase() ?? ''] as const;
  };
  const found = new Map(await Promise.all(ids.map(objectIdOf)));
  const mentions = incoming.mentions.map((mention) =>
    isUnknown(mention) ? { ...mention, aadObjectId: found.get(mention.id) ?? '' } : mention,
  );
  return { context, incoming: { ...incoming, mentions } };
}
