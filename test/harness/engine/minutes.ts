import { sql } from 'kysely';
import type { Engine } from './engine.ts';

/** Lets minutes pass for everything that waits for Teams. `isPauseOver` = whatever pauses may be tried again now. */
export async function letMinutesPass(
  { deps: { db } }: Engine,
  minutes: number,
  { isPauseOver = false } = {},
): Promise<void> {
  const earlier = (column: string) =>
    sql<Date>`${sql.ref(column)} - ${String(Math.round(minutes * 60))}::integer * interval '1 second'`;
  const refused_until = isPauseOver ? sql<Date>`now()` : earlier('refused_until');
  await db
    .updateTable('conversation')
    .set({ refused_since: earlier('refused_since'), refused_until })
    .where('refused_since', 'is not', null)
    .execute();
  for (const outbox of ['notice', 'news'] as const)
    await db
      .updateTable(outbox)
      .set({
        held_since: earlier('held_since'),
        held_until: earlier('held_until'),
        sent_at: earlier('sent_at'),
        created_at: earlier('created_at'),
        unsure_until: earlier('unsure_until'),
      })
      .execute();
}
