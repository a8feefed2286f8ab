import { sql } from 'kysely';
import type { EventRow } from '../../../src/store/events.ts';
import { openStore } from '../../../src/store/database.ts';

/** The whole record of a bot that has stopped, in order; its data is in `dataDir`, or at `databaseUrl`. */
export async function readEvents(dataDir: string, databaseUrl: string): Promise<EventRow[]> {
  const store = await openStore({ databaseUrl, dataDir });
  try {
    return await store.db
      .selectFrom('event')
      .selectAll()
      .orderBy(sql`id`)
      .execute();
  } finally {
    await store.close();
  }
}
