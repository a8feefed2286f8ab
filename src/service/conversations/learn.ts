import { isDeepStrictEqual } from 'node:util';
import { setServiceUrl } from '../../store/conversation-scope.ts';
import type { ConversationRow } from '../../store/conversations.ts';
import type { NearRow, Seen } from '../../store/hear.ts';
import type { Deps } from '../model/deps.ts';
import { believeAgain } from './back.ts';
import { toConversation, type Conversation } from './conversations.ts';
import { merged } from './merged.ts';
import { channelRenamed, teamRenamed } from './names.ts';
import { rememberOver, storeElsewhere } from './remember.ts';

/** What one authenticated activity tells about where it comes from. What it does not tell is `''`. */
export interface Told {
  conversation: Conversation;
  /** The channel of a thread; null = the conversation is not a thread. */
  channel: Conversation | null;
  /** Where Teams answers for it now. */
  serviceUrl: string;
  /** Who it is from. */
  person: { userId: string; chatUserId: string };
  /** Whether it proves that the conversation can be written to. False = what is gone stays so. */
  isAlive: boolean;
}

/**
 * Learns from an activity: its conversation, the channel of its thread, the other conversations of its team, and the
 * personal one of its sender. What it does not tell keeps what was known. Writes only what is new, and believes again in
 * what was gone, in doubt or has messages held back.
 */
export async function learn(deps: Deps, told: Told): Promise<void> {
  const { near } = await deps.hear({ seen: seenBy(told), activityId: '' });
  await learnOf(deps, told, near);
}

/** As `learn`, of an activity that has been heard. */
export async function learnOf(deps: Deps, told: Told, rows: readonly NearRow[]): Promise<void> {
  const { conversation, channel, person, isAlive } = told;
  const ids = channel ? [conversation.id, channel.id] : [conversation.id];
  const here = channel ?? conversation;
  const [place, root] = [rowOf(rows, conversation.id), rowOf(rows, here.id)];
  if (channel) await rememberOver(deps, root, withTeam(channel, place), isAlive);
  await rememberOver(deps, place, withTeam(conversation, root), isAlive);
  if (here.kind === 'channel') await tellTeam(deps, told, root, withTeam(here, place));
  if (conversation.kind !== 'personal')
    for (const row of rows)
      if (isOf(person, row) && !ids.includes(row.id)) await rememberPerson(deps, row, told);
  const doubted = rows.filter((row) => row.is_doubted);
  if (isAlive) await believeAgain(deps, conversation.id, doubted);
}

/** Where an activity was seen, and whom. */
export function seenBy({ conversation: { id, teamId, kind }, person }: Told): Seen {
  // Their own chat tells of itself alone.
  return { id, teamId, ...(kind === 'personal' ? { userId: '', chatUserId: '' } : person) };
}

/** Whether it is a person's own conversation, by either id. */
function isOf({ userId, chatUserId }: Told['person'], row: ConversationRow): boolean {
  if (row.kind !== 'personal') return false;
  return (userId !== '' && row.user_id === userId) || (chatUserId !== '' && row.chat_user_id === chatUserId);
}

function rowOf(rows: readonly ConversationRow[], id: string): ConversationRow | undefined {
  return rows.find((row) => row.id === id);
}

/** An activity of a thread need not name its team, which is that of the channel. */
function withTeam(conversation: Conversation, other: ConversationRow | undefined): Conversation {
  const { teamId, teamName } = conversation;
  if (teamId || !other) return conversation;
  return { ...conversation, teamId: other.team_id, teamName: teamName || other.team_name };
}

/** What is new about a channel is told to its threads and to the other channels of its team. */
async function tellTeam(
  deps: Deps,
  { serviceUrl }: Told,
  row: ConversationRow | undefined,
  { id, name, teamId, teamName }: Conversation,
): Promise<void> {
  if (!row || serviceUrlOf(row) !== serviceUrl) {
    await setServiceUrl(deps.db, { channelId: id }, serviceUrl);
    if (teamId) await setServiceUrl(deps.db, { teamId }, serviceUrl);
  }
  if (row?.name && name && row.name !== name) await channelRenamed(deps, id, name);
  if (row?.team_name && teamName && row.team_name !== teamName) await teamRenamed(deps, teamId, teamName);
}

/** A person's own conversation is reached at the same address as the person anywhere else. */
async function rememberPerson(
  deps: Deps,
  row: ConversationRow,
  { serviceUrl, person: { userId, chatUserId } }: Told,
): Promise<void> {
  const known = toConversation(row);
  if (userId && known.userId && known.userId !== userId) return;
  const now = merged(known, { userId, chatUserId, reference: { reference: { serviceUrl } } }) as Conversation;
  if (!isDeepStrictEqual(known, now)) await storeElsewhere(deps, now);
}

function serviceUrlOf({ reference }: ConversationRow): unknown {
  return Reflect.get(Object(Reflect.get(Object(reference), 'reference')), 'serviceUrl');
}
