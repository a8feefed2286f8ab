import { tellNews, touchNews } from '../../../src/service/conversations/news.ts';
import { channelId, type RefusingTeams } from './refusing-teams.ts';

/** Two pieces of news, the second of which follows the first. */
export const down = { title: 'A connector is down', text: 'srv1 of Berlin' };
export const up = { title: 'It is up again', text: 'srv1 of Berlin' };
export const subject = { kind: 'connectors', about: '' } as const;

/** Tells news in places, the channel by default. */
export async function tellDown(
  { engine: { deps } }: RefusingTeams,
  places: readonly string[] = [channelId],
  data: object = down,
): Promise<void> {
  await deps.db.transaction().execute((trx) => tellNews(deps, trx, { ...subject, data }, places));
}

/** Has the cards of that news brought up to date. */
export async function touchDown(
  { engine: { deps } }: RefusingTeams,
  data: object | null = null,
): Promise<void> {
  const { kind, about } = subject;
  await deps.db.transaction().execute((trx) => touchNews(deps, trx, kind, about, data));
}
