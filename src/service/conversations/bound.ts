import { findBoundConversation } from '../../store/bound.ts';
import type { ConversationRow } from '../../store/conversations.ts';
import type { Db } from '../../store/db.ts';
import { toConversation, type Conversation } from './conversations.ts';

/** What a conversation can be bound to: requests for approval, or announcements of results. */
export type Binding = 'approvals' | 'announcements';

/** Every kind of binding. */
export const bindings: readonly Binding[] = ['approvals', 'announcements'];

/** A bound conversation; if `goneBecause` is not empty, it can no longer be written to. */
export interface Bound {
  conversation: Conversation;
  goneBecause: string;
  /** Teams has refused messages there lately; it is tried again. */
  isDoubted: boolean;
  /** Object id of the person who bound it; `''` if it was configured at start. */
  boundBy: string;
}

/** Returns the bound conversation, reachable or gone; null = none. */
export async function findBound(db: Db, binding: Binding): Promise<Bound | null> {
  const row = await findBoundConversation(db, binding);
  if (!row) return null;
  return {
    conversation: toConversation(row),
    goneBecause: row.gone_because,
    isDoubted: row.refused_times > 0,
    boundBy: row.set_by,
  };
}

/** Returns the id of the bound conversation if it can be written to; else null. */
export async function reachableBound(db: Db, binding: Binding): Promise<string | null> {
  const bound = await findBound(db, binding);
  return bound && !bound.goneBecause ? bound.conversation.id : null;
}

/** Returns the bindings that point to these conversations. */
export async function boundTo(
  db: Db,
  rows: readonly ConversationRow[],
): Promise<{ binding: Binding; bound: Bound }[]> {
  const ids = rows.map(({ id }) => id);
  const found = await Promise.all(
    bindings.map(async (binding) => ({ binding, bound: await findBound(db, binding) })),
  );
  return found.flatMap(({ binding, bound }) =>
    bound && ids.includes(bound.conversation.id) ? [{ binding, bound }] : [],
  );
}
