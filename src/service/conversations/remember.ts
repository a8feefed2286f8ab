import { isDeepStrictEqual } from 'node:util';
import {
  findConversation,
  setLearnt,
  upsertConversation,
  type ConversationRow,
} from '../../store/conversations.ts';
import type { Deps } from '../model/deps.ts';
import { toConversation, type Conversation } from './conversations.ts';
import { merged } from './merged.ts';

/** Stores how to reach a conversation, which is proved to be there. What is now unknown of it stays as it was known. */
export async function rememberConversation(deps: Deps, conversation: Conversation): Promise<void> {
  await rememberOver(deps, await findConversation(deps.db, conversation.id), conversation, true);
}

/**
 * Stores what is new about a conversation, over its row if there is one; writes nothing if nothing is. `isAlive` = it is
 * proved to be there: an unknown one is stored, one that was gone is back.
 */
export async function rememberOver(
  deps: Deps,
  row: ConversationRow | undefined,
  told: Conversation,
  isAlive: boolean,
): Promise<void> {
  if (!row) return isAlive ? store(deps, told) : undefined;
  const known = toConversation(row);
  // An activity that does not say what kind of conversation it is from looks like a personal one.
  const isSameKind = told.kind === known.kind;
  const news = isSameKind ? told : { ...told, kind: known.kind, userId: '', chatUserId: '' };
  const now = merged(known, news) as Conversation;
  const isSame = isDeepStrictEqual(known, now);
  if (isAlive && (!isSame || row.gone_because !== '')) await store(deps, now);
  else if (!isSame) await storeElsewhere(deps, now);
}

/** Stores what another conversation told about this one and its person. It stays gone if it is. */
export async function storeElsewhere(deps: Deps, conversation: Conversation): Promise<void> {
  await setLearnt(deps.db, conversation.id, {
    user_id: conversation.userId,
    chat_user_id: conversation.chatUserId,
    reference: JSON.stringify(conversation.reference),
  });
}

async function store(deps: Deps, conversation: Conversation): Promise<void> {
  await upsertConversation(deps.db, {
    id: conversation.id,
    tenant_id: conversation.tenantId,
    kind: conversation.kind,
    user_id: conversation.userId,
    chat_user_id: conversation.chatUserId,
    name: conversation.name,
    team_id: conversation.teamId,
    team_name: conversation.teamName,
    language: conversation.language ?? '',
    reference: JSON.stringify(conversation.reference),
    shown_at: new Date(0),
  });
}
