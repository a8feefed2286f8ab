import { sql, type ExpressionBuilder } from 'kysely';
import { neverRefused } from './never-refused.ts';
import type { ConversationRow } from './conversations.ts';
import type { Tables } from './tables.ts';
import type { Db, Trx } from './db.ts';

/** Conversations that share one fate: a single one, a channel with its threads, or all of a team. */
export type Scope = { conversationId: string } | { channelId: string } | { teamId: string };

function inScope(scope: Scope) {
  return (eb: ExpressionBuilder<Tables, 'conversation'>) => {
    if ('conversationId' in scope) return eb('id', '=', scope.conversationId);
    // In a channel, a conversation id is the channel id followed by the thread.
    const channel = sql<string>`split_part(id, ';', 1)`;
    if ('channelId' in scope) return eb(channel, '=', scope.channelId);
    // The id of the general channel is the id of its team.
    return eb.or([eb('team_id', '=', scope.teamId), eb(channel, '=', scope.teamId)]);
  };
}

/**
 * Returns the conversations of a scope that can be written to. Locks them until the transaction ends, always in the
 * same order.
 */
export async function lockAlive(trx: Trx, scope: Scope): Promise<ConversationRow[]> {
  return trx
    .selectFrom('conversation')
    .selectAll()
    .where(inScope(scope))
    .where('gone_because', '=', '')
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Marks conversations as no longer writable. */
export async function setGone(trx: Trx, ids: readonly string[], because: string): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('conversation')
    .set({ gone_because: because, updated_at: new Date() })
    .where('id', 'in', ids)
    .execute();
}

/** Removes that mark where it was set for one of these reasons. Returns the conversations that had it. */
export async function clearGone(db: Db, scope: Scope, reasons: readonly string[]): Promise<string[]> {
  const rows = await db
    .updateTable('conversation')
    .set({ gone_because: '', ...neverRefused })
    .where(inScope(scope))
    .where('gone_because', 'in', reasons)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id).toSorted();
}

/** Stores the new name of a channel, or of the team on every conversation in it. */
export async function setNames(
  db: Db,
  scope: Scope,
  names: { name: string } | { team_name: string },
): Promise<void> {
  await db.updateTable('conversation').set(names).where(inScope(scope)).execute();
}

/** Stores the new service address in the references of a scope. */
export async function setServiceUrl(db: Db, scope: Scope, serviceUrl: string): Promise<void> {
  const now = sql<string>`reference #>> '{reference,serviceUrl}'`;
  await db
    .updateTable('conversation')
    .set({
      reference: sql<string>`jsonb_set(reference, '{reference,serviceUrl}', ${JSON.stringify(serviceUrl)}::jsonb)`,
    })
    .where(inScope(scope))
    .where(now, '<>', serviceUrl)
    .execute();
}
