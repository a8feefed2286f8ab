import { english } from '../../../src/language/say.ts';
import { reconcile } from '../../../src/service/reconcile/reconcile.ts';
import type { RequestView } from '../../../src/service/model/view.ts';
import { insertEvent } from '../../../src/store/events.ts';
import type { Engine } from './engine.ts';

/** As if everything about a request that was decided or pressed had been so many hours earlier. */
export async function letHoursPass({ deps }: Engine, { id }: RequestView, hours: number): Promise<void> {
  const earlier = new Date(Date.now() - hours * 3600 * 1000);
  await deps.db.updateTable('decision').set({ decided_at: earlier }).where('request_id', '=', id).execute();
  await deps.db
    .updateTable('request')
    .set({ undo_asked_at: earlier })
    .where('id', '=', id)
    .where('undo_asked_at', 'is not', null)
    .execute();
}

/** Looks at the request once more, as the sweep does each minute. */
export async function lookAgain({ deps }: Engine, { id }: RequestView): Promise<void> {
  await reconcile(deps, id);
}

/** What the record tells of a request, apart from what others test. */
export async function eventsOf(
  { deps }: Engine,
  { id }: RequestView,
  kind: Parameters<typeof insertEvent>[1]['kind'],
): Promise<Record<string, unknown>[]> {
  const rows = await deps.db
    .selectFrom('event')
    .select('details')
    .where('request_id', '=', id)
    .where('kind', '=', kind)
    .execute();
  return rows.map(({ details }) => details);
}

/** What must be corrected, a line each with its field. */
export function problemsOf({ problem }: RequestView): string {
  const fields = problem?.fields ?? [];
  return fields.map(({ field, message }) => `${field}: ${english(message)}`).join('\n');
}

/** How many writes a request has begun. */
export async function writesOf({ deps }: Engine, { id }: RequestView): Promise<number> {
  const rows = await deps.db.selectFrom('ledger').select('id').where('request_id', '=', id).execute();
  return rows.length;
}
