import { sql, type ExpressionBuilder } from 'kysely';
import type { ConversationRow } from './conversations.ts';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

/** Where somebody was just seen, and whom. What is unknown is `''`. */
export interface Seen {
  id: string;
  userId: string;
  chatUserId: string;
  teamId: string;
}

/** `is_doubted` = it is gone, in doubt or has messages held back. */
export type NearRow = ConversationRow & { is_doubted: boolean };

/**
 * Returns what an activity can say something about: the conversation it comes from, its channel, the personal ones of the
 * person, found by either of the person's ids, and of its channel's threads and its team's conversations those that are
 * doubted. Each activity asks for it: one statement, and indexes for all that grows.
 */
export async function findConversationsNear(db: Db, seen: Seen): Promise<NearRow[]> {
  const ids = db.selectFrom('conversation').select('id');
  const personal = ids.where('kind', '=', 'personal');
  const held = db
    .selectFrom('notice')
    .select('conversation_id')
    .where('held_until', 'is not', null)
    .unionAll(
      db
        .selectFrom('news')
        .select((eb) => eb.fn.coalesce('conversation_id', eb.val('')).as('conversation_id'))
        .where('held_until', 'is not', null),
    );
  return db
    .selectFrom('conversation')
    .selectAll()
    .select((eb) =>
      eb
        .or([isRefused(eb), eb('id', 'in', held)])
        .$castTo<boolean>()
        .as('is_doubted'),
    )
    .where(
      'id',
      'in',
      ids
        .where('id', 'in', [seen.id, channelOf(seen)])
        .union(personal.where('user_id', '=', seen.userId).where('user_id', '<>', ''))
        .union(personal.where('chat_user_id', '=', seen.chatUserId).where('chat_user_id', '<>', ''))
        .union(ids.where(isRefused).where(isNear(seen)))
        .union(ids.where('id', 'in', held).where(isNear(seen))),
    )
    .orderBy('id')
    .execute();
}

function channelOf({ id }: Seen): string {
  return id.split(';')[0] ?? id;
}

function isRefused(eb: ExpressionBuilder<Tables, 'conversation'>) {
  return eb.or([eb('gone_because', '<>', ''), eb('refused_times', '>', 0)]);
}

function isNear(seen: Seen) {
  const channel = channelOf(seen);
  return (eb: ExpressionBuilder<Tables, 'conversation'>) =>
    eb.or([
      eb(sql<string>`split_part(id, ';', 1)`, '=', channel),
      // An activity in a thread need not name its team.
      sql<boolean>`team_id in (select team_id from conversation where id = ${channel} and team_id <> '')`,
      ...(seen.teamId ? [eb('team_id', '=', seen.teamId)] : []),
    ]);
}
