import { randomUUID } from 'node:crypto';
import { listFewUsers } from '../../graph/groups.ts';
import { findPersonalConversations, type ConversationRow } from '../../store/conversations.ts';
import type { Deps } from '../model/deps.ts';

/** Graph returns at most 999 members at once. */
const mostMembers = 998;

/**
 * Returns the one-to-one chats of the people who are in the approvers' group now, those last heard from first. Empty if
 * that cannot be found out: whoever is not known to be an approver is none.
 */
export async function approverChats(deps: Deps): Promise<ConversationRow[]> {
  const { approverGroupId, db, graphFor, log } = deps;
  if (!approverGroupId) return [];
  try {
    const members = await listFewUsers(graphFor(randomUUID()), approverGroupId, mostMembers);
    if (members === null) log.error({ mostMembers }, 'Too many approvers to ask each in their chat');
    const enabled = (members ?? []).filter(({ accountEnabled }) => accountEnabled !== false);
    return await findPersonalConversations(
      db,
      enabled.map(({ id }) => (id ?? '').toLowerCase()),
    );
  } catch (error) {
    log.warn({ err: error }, 'The approvers cannot be read');
    return [];
  }
}
