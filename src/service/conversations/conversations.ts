import { languageOf, type Language } from '../../language/language.ts';
import {
  claimShowing,
  claimWelcome,
  findConversation,
  findConversations,
  findGoneConversations,
  findWithTeam,
  findPersonalConversation,
  giveBackWelcome,
  type ConversationRow,
} from '../../store/conversations.ts';
import { findOpenNotices, setNoticesUnposted } from '../../store/notices.ts';
import type { Deps } from '../model/deps.ts';

/** A conversation known to the bot. `reference` belongs to the chat layer and is opaque here. */
export interface Conversation {
  id: string;
  tenantId: string;
  kind: 'personal' | 'groupChat' | 'channel';
  userId: string;
  /** Its person's id in the chat, such as `29:…`; like `userId`, `''` if there is none or it is unknown. */
  chatUserId: string;
  /** Name of the channel; like `teamId` and `teamName`, `''` until Teams has told it. */
  name: string;
  teamId: string;
  teamName: string;
  /** Language of its only person, or of the person who bound it; null = use the requester's language. */
  language: Language | null;
  reference: unknown;
}

/** Opening one window sends two events within milliseconds. */
const showAgainSeconds = 3;

/** Returns every conversation that can be written to. */
export async function knownConversations(deps: Deps): Promise<Conversation[]> {
  return (await findConversations(deps.db)).map(toConversation);
}

/** Returns the conversation; null = unknown or gone. */
export async function conversationById(deps: Deps, id: string): Promise<Conversation | null> {
  const row = await findConversation(deps.db, id);
  return row && !row.gone_because ? toConversation(row) : null;
}

/** Returns the one-to-one conversation between a person and the bot; null = none. */
export async function personalConversation(deps: Deps, userId: string): Promise<Conversation | null> {
  const row = await findPersonalConversation(deps.db, userId);
  return row ? toConversation(row) : null;
}

/** A conversation that can no longer be written to, and why. */
export interface GoneConversation {
  conversation: Conversation;
  because: string;
}

/** Returns every conversation that can no longer be written to, newest first. */
export async function goneConversations(deps: Deps): Promise<GoneConversation[]> {
  const rows = await findGoneConversations(deps.db);
  return rows.map((row) => ({ conversation: toConversation(row), because: row.gone_because }));
}

/** Welcomes a conversation once; if `say` throws, the welcome is still due. */
export async function welcomeOnce(
  deps: Deps,
  conversationId: string,
  say: () => Promise<void>,
): Promise<void> {
  if (!(await claimWelcome(deps.db, conversationId))) return;
  try {
    await say();
  } catch (error) {
    await giveBackWelcome(deps.db, conversationId);
    throw error;
  }
}

/**
 * Reposts the cards of waiting requests when a conversation is opened, also in the others of its team, once for several
 * events of one opening.
 */
export async function showAgain(
  deps: Deps,
  { id: openedId, teamId }: Pick<Conversation, 'id' | 'teamId'>,
): Promise<void> {
  for (const { id } of await findWithTeam(deps.db, openedId, teamId))
    if (await claimShowing(deps.db, id, showAgainSeconds)) await postAgain(deps, id);
}

/** Reposts the cards of requests that wait in a conversation. */
export async function postAgain(deps: Deps, conversationId: string): Promise<void> {
  const rows = await findOpenNotices(deps.db, conversationId);
  await setNoticesUnposted(
    deps.db,
    rows.map(({ id }) => id),
  );
  await deps.jobs.wake(deps.db, 'notify', conversationId);
}

/** Converts a stored row to a conversation. */
export function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    kind: row.kind,
    userId: row.user_id,
    chatUserId: row.chat_user_id,
    name: row.name,
    teamId: row.team_id,
    teamName: row.team_name,
    language: row.language ? languageOf(row.language) : null,
    reference: row.reference,
  };
}
