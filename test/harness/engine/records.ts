import type { Engine } from './engine.ts';

type Recorded = Pick<Engine, 'deps'>;

/** How the attempts to create applications for a name ended, in alphabetical order. */
export async function outcomesOf({ deps }: Recorded, name: string): Promise<string[]> {
  const rows = await deps.db
    .selectFrom('creation')
    .innerJoin('request', 'request.id', 'creation.request_id')
    .select('creation.outcome')
    .where('request.name', '=', name)
    .execute();
  return rows.map(({ outcome }) => outcome).toSorted();
}

/** The object id that is recorded for an application of a publication. */
export async function recordedId({ deps }: Recorded, name: string, role: 'hub' | 'auth'): Promise<string> {
  const row = await deps.db
    .selectFrom('application')
    .innerJoin('publication', 'publication.id', 'application.publication_id')
    .select('application_id')
    .where('publication.name', '=', name)
    .where('role', '=', role)
    .executeTakeFirstOrThrow();
  return row.application_id;
}

/** As if the applications of a publication had been made an hour ago. */
export async function longAgo({ deps }: Recorded, name: string): Promise<void> {
  await deps.db
    .updateTable('application')
    .set({ awaited_since: new Date(Date.now() - 3_600_000) })
    .where('publication_id', 'in', (eb) => eb.selectFrom('publication').select('id').where('name', '=', name))
    .execute();
}
