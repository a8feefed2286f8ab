import { republish } from '../engine/hand-changes.ts';
import { verbsOf } from '../chat/read-card.ts';
import { cardOf } from '../chat/card.ts';
import { placeOf } from './places.ts';
import { canUse } from './reach.ts';
import type { Stage } from './stage.ts';

/** Somebody opens the newest publication by hand, or closes it again. */
export async function changeNewest(stage: Stage, isOpen: boolean): Promise<void> {
  const [newest] = await published(stage);
  if (!newest) return;
  const externalAuthenticationType = isOpen ? 'passthru' : 'aadPreAuthentication';
  await republish({ sandbox: stage.sandbox, deps: stage.deps() }, newest.name, {
    externalAuthenticationType,
  });
}

/** Lets an interval of the watch pass, with a second look where the first was not sure. */
export async function watchOnce(stage: Stage): Promise<void> {
  for (const seconds of [16 * 60, 90]) {
    await stage.pass(seconds, 1);
    await stage.runNow('watch', 'publications');
    await stage.settle();
  }
}

/** The name of the newest publication; null = nothing is published. */
export async function newestName(stage: Stage): Promise<string | null> {
  return (await published(stage))[0]?.name ?? null;
}

/** Each drift that lasted an interval is told once, and its end; what is over offers nothing any more. */
export async function wrongsOfDrift(stage: Stage): Promise<string[]> {
  const all = await stage.db.selectFrom('news').selectAll().where('kind', '=', 'drift').execute();
  const wrong = all.filter(({ ended_at: endedAt }) => endedAt).flatMap((row) => liveIn(stage, row));
  const told = all.toSorted((one, other) => one.created_at.getTime() - other.created_at.getTime());
  for (const { id, name } of await published(stage)) {
    const own = told.filter(({ about }) => about === id);
    const tellings = new Map(own.map(({ told_id: key, data }) => [key, Reflect.get(Object(data), 'isOver')]));
    const overs = [...tellings.values()];
    if (overs.some((isOver, i) => i > 0 && isOver === overs[i - 1])) wrong.push(`${name}: told twice`);
    const differs = (await stage.db.selectFrom('comparison').selectAll().execute()).some(
      (one) => one.publication_id === id && Array.isArray(one.differences) && one.differences.length > 0,
    );
    if (differs !== (overs.at(-1) === false)) wrong.push(`${name}: differs ${differs}, told ${overs.join()}`);
  }
  return wrong;
}

function liveIn(stage: Stage, row: { activity_ids: string[]; conversation_id: string | null }): string[] {
  const place = placeOf(row.conversation_id ?? '');
  if (!place || !canUse(stage, place)) return [];
  const messages = stage.teams.messages.filter(({ id }) => id === row.activity_ids.at(-1));
  const live = messages.filter((one) => !one.isDeleted && verbsOf(cardOf(one)).includes('change.open'));
  return live.map(({ id }) => `ended news has a button in ${place.id}, ${id}`);
}

async function published({ db }: Stage) {
  return db
    .selectFrom('publication')
    .select(['id', 'name'])
    .where('state', '=', 'published')
    .orderBy('published_at', 'desc')
    .execute();
}
