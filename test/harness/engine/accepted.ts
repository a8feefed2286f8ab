import type { Engine } from './engine.ts';

/** What the record says was accepted as it was found, request by request. */
export async function acceptedIn({ deps }: Pick<Engine, 'deps'>, name: string): Promise<unknown[]> {
  const events = deps.db.selectFrom('event').select('details').where('name', '=', name);
  const rows = await events.where('kind', '=', 'accepted').orderBy('id').execute();
  return rows.map(({ details }) => details['accepts']);
}
