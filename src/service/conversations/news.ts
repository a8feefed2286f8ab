import { randomUUID } from 'node:crypto';
import type { Language } from '../../language/language.ts';
import { insertNews, letGoOlderNews, setNewsDue, setNewsEnded, type NewsSubject } from '../../store/news.ts';
import type { Trx } from '../../store/db.ts';
import type { Deps } from '../model/deps.ts';
import { approverChats } from './approver-chats.ts';
import { announcementsPlace } from './places.ts';

/** What is told. `data` = what its card needs beside the state it reads when it is sent; plain data, stored as JSON. */
export interface News extends NewsSubject {
  data: object;
  /** Language of the person it answers; absent = that of the conversation. */
  language?: Language;
}

/** The most approvers who are told news in their own chats. */
const mostChats = 20;

/** The most cards about one subject in one conversation that are kept up to date after they were asked for. */
const mostFollowed = 3;

/** A card that is older stays as it is. */
const followedDays = 30;

/**
 * Tells news as a new message in each conversation, when the transaction commits. It is sent until it arrives, and
 * shows what is true when it is sent. Without a conversation it waits for a place to be known.
 */
export async function tellNews(
  deps: Deps,
  trx: Trx,
  news: News,
  conversationIds: readonly string[],
): Promise<void> {
  const places = [...new Set(conversationIds)].toSorted();
  const toldId = randomUUID();
  await insertNews(
    trx,
    (places.length > 0 ? places : [null]).map((id) => ({ ...columnsOf(news, toldId), conversation_id: id })),
  );
  for (const id of places) await deps.jobs.wake(trx, 'notify', id);
}

/**
 * Keeps a card up to date that was just posted as an answer. Does nothing without the id of its message. Older cards of
 * the same in the conversation stay as they are, except the newest few.
 */
export async function followNews(
  deps: Deps,
  trx: Trx,
  news: News,
  { conversationId, activityId }: { conversationId: string; activityId: string },
): Promise<void> {
  if (activityId === '') return;
  const posted = { is_posted: true, activity_ids: JSON.stringify([activityId]), sent_revision: 1 };
  await insertNews(trx, [{ ...columnsOf(news, randomUUID()), conversation_id: conversationId, ...posted }]);
  await letGoOlderNews(trx, news, conversationId, mostFollowed);
  deps.log.debug({ kind: news.kind, about: news.about, conversationId }, 'Card is kept up to date');
}

/**
 * Brings every card of a kind about a publication up to date in place; an unchanged one costs no call to Teams. `data`
 * null = as it was told.
 */
export async function touchNews(
  deps: Deps,
  trx: Trx,
  kind: NewsSubject['kind'],
  about: string,
  data: object | null = null,
): Promise<void> {
  const since = new Date(Date.now() - followedDays * 24 * 3600 * 1000);
  for (const id of await setNewsDue(trx, { kind, about }, since, data))
    await deps.jobs.wake(trx, 'notify', id);
}

/** Ends every card of a kind about a publication: it is shown once more, without buttons, and then stays as it is. */
export async function endNews(deps: Deps, trx: Trx, kind: NewsSubject['kind'], about: string): Promise<void> {
  for (const id of await setNewsEnded(trx, { kind, about })) await deps.jobs.wake(trx, 'notify', id);
}

/**
 * Returns where news is told: in the channel for announcements, or else for approvals, or else in the approvers' own
 * chats; empty = nowhere yet. `except` = a conversation that does not take it.
 */
export async function newsPlaces(deps: Deps, except = ''): Promise<string[]> {
  const channel = await announcementsPlace(deps.db, except);
  if (channel !== null) return [channel];
  const chats = (await approverChats(deps)).map(({ id }) => id);
  return chats.filter((id) => id !== except).slice(0, mostChats);
}

function columnsOf({ kind, about, data, language = undefined }: News, toldId: string) {
  return {
    id: randomUUID(),
    told_id: toldId,
    kind,
    about,
    data: JSON.stringify(data),
    language: language ?? '',
  };
}
