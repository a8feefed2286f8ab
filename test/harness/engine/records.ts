import type { Engine } from './engine.ts';

type Recorded = Pick<Engine, 'deps'>;

/** Returns the outcomes of the attempts to create applications for a name, sorted. */
export async function outcomesOf({ deps }: Recorded, name: string): Promise<string[]> {
  const rows = await deps.db
    .selectFrom('creation')
    .innerJoin('request', 'request.id', 'creation.request_id')
    .select('creation.outcome')
    .where('request.name', '=', name)
    .execute();
  return rows.map(({ outcome }) => outcome).toSorted();
}

/** Returns the recorded object id of a publication's application. */
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

/** Makes a publication's applications look as if they were created an hour ago. */
export async function longAgo({ deps }: Recorded, name: string): Promise<void> {
  await deps.db
    .updateTable('application')
    .set({ awaited_since: new Date(Date.now() - 3_600_000) })
    .where('publication_id', 'in', (eb) => eb.selectFrom('publication').select('id').where('name', '=', name))
    .execute();
}
