import { refusal, type Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { TeamsMessage } from '../message.ts';
import { keep, type TeamsState } from '../state.ts';

interface NewConversation {
  activity?: TeamsMessage['activity'];
  channelData?: { channel?: { id: string } };
  members?: { id: string }[];
}

/** Answers a call that starts a thread in a channel, or opens a person's chat. Null = another call. */
export function answerCreate(state: TeamsState, { method, path, body }: Call): Answer | null {
  if (method !== 'POST' || path !== '/v3/conversations') return null;
  const { activity, channelData, members = [] } = body as NewConversation;
  if (channelData?.channel) return activity ? startThread(state, channelData.channel.id, activity) : null;
  const [member] = members;
  return member ? openChat(state, member.id, activity) : null;
}

function startThread(state: TeamsState, channelId: string, activity: TeamsMessage['activity']): Answer {
  const message = keep(state, channelId, activity);
  return { status: 201, body: { id: `${channelId};messageid=${message.id}`, activityId: message.id } };
}

/** A person is named by their id towards the bot, or by their object id, and must have the app. */
function openChat(state: TeamsState, member: string, activity?: TeamsMessage['activity']): Answer {
  const id = state.chats.get(member.replace('29:', ''));
  if (!id) return refusal(403, 'ForbiddenOperationException');
  const standing = state.standing.get(id);
  if (standing) return refusal(403, 'ForbiddenOperationException');
  const message = activity && keep(state, id, activity);
  return { status: 201, body: { id, ...(message && { activityId: message.id }) } };
}
