import { randomUUID } from 'node:crypto';
import {
  endNewsCards,
  findNewsById,
  insertNews,
  isAnyNewsStranded,
  lockStrandedNews,
  type NewsRow,
} from '../../store/news.ts';
import type { NewsKind } from '../../store/news-kinds.ts';
import type { Trx } from '../../store/db.ts';
import type { Deps } from '../model/deps.ts';
import { newsPlaces } from './news.ts';

/** What everybody concerned is told, wherever that is. The other kinds belong to the conversation they are for. */
const everybodys: readonly NewsKind[] = [
  'drift',
  'connectors',
  'outside',
  'certificate',
  'bot',
  'approvers',
  'standing',
  'sign-ins',
  'summary',
];

/** What is older is no news. */
const newsDays = 7;

/** Tells news where news is told now, if it never arrived because there was no place or its place is gone. */
export async function placeNews(deps: Deps): Promise<void> {
  const since = new Date(Date.now() - newsDays * 24 * 3600 * 1000);
  if (!(await isAnyNewsStranded(deps.db, everybodys, since))) return;
  const places = await newsPlaces(deps);
  if (places.length === 0) return;
  await deps.db.transaction().execute(async (trx) => {
    const rows = await lockStrandedNews(trx, everybodys, since);
    for (const row of rows) await tellIn(trx, row, places);
    await endNewsCards(
      trx,
      rows.map(({ id }) => id),
    );
    for (const id of places) await deps.jobs.wake(trx, 'notify', id);
  });
}

/** Tells news in the next place as well, because its conversation has not taken it for long. */
export async function newsElsewhere(deps: Deps, id: string): Promise<void> {
  const row = await findNewsById(deps.db, id);
  if (!row || !everybodys.includes(row.kind)) return;
  const places = await newsPlaces(deps, row.conversation_id ?? '');
  await deps.db.transaction().execute(async (trx) => {
    await tellIn(trx, row, places);
    for (const place of places) await deps.jobs.wake(trx, 'notify', place);
  });
}

async function tellIn(trx: Trx, row: NewsRow, places: readonly string[]): Promise<void> {
  const { told_id, kind, about, language, data } = row;
  await insertNews(
    trx,
    places.map((place) => ({
      id: randomUUID(),
      told_id,
      kind,
      about,
      language,
      data: JSON.stringify(data),
      conversation_id: place,
    })),
  );
}
