import { findPersonalConversations } from '../../store/conversations.ts';
import type { Trx } from '../../store/db.ts';
import { findNotice } from '../../store/notices.ts';
import { findPublicationById, type PublicationRow } from '../../store/publications.ts';
import { findRequestById } from '../../store/requests.ts';
import {
  endTestsDue,
  findUntoldAsks,
  insertTestAsks,
  lockPublicationById,
  setTestAsked,
  type TestAskRow,
} from '../../store/test-asks.ts';
import { tellNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';
import { storedDesired, storedRequest } from '../model/request/stored.ts';
import type { Person } from '../model/view.ts';
import type { TestNews } from './test-news.ts';
import { isSameToTest } from './same-to-test.ts';
import { fewMembersOf, usersToAsk } from './testers-of.ts';

/**
 * Asks, once in each round, whoever a publication is assigned to and can be reached: its first users, and the members of
 * its groups if they are few. Whoever cannot be reached yet is asked when their chat becomes known. Level-triggered:
 * repeating it asks nobody twice. Throws what Graph throws if the groups cannot be read; the users are asked before.
 */
export async function askTesters(deps: Deps, requestId: string): Promise<void> {
  await askAll(deps, requestId);
  await endTestsDue(deps.db, requestId);
}

async function askAll(deps: Deps, requestId: string): Promise<void> {
  const row = await findRequestById(deps.db, requestId);
  const wanted = row ? storedRequest(row).desired : null;
  const publication = wanted && (await findPublicationById(deps.db, wanted.publicationId));
  if (!wanted || publication?.state !== 'published') return;
  const desired = storedDesired(publication);
  // Otherwise a later request has changed it, and asks itself.
  if (!isSameToTest(wanted, desired)) return;
  await ask(deps, publication, requestId, usersToAsk(desired).users);
  await ask(deps, publication, requestId, await fewMembersOf(deps, desired));
}

async function ask(
  deps: Deps,
  { id, test_round: round }: PublicationRow,
  requestId: string,
  people: readonly Person[],
): Promise<void> {
  const asks = people.map(({ aadObjectId, name }) => ({
    publication_id: id,
    round,
    person_id: aadObjectId,
    person_name: name,
    request_id: requestId,
  }));
  await deps.db.transaction().execute(async (trx) => {
    const locked = await lockPublicationById(trx, id);
    if (locked?.state !== 'published' || locked.test_round !== round) return;
    await insertTestAsks(trx, asks);
    await tellWaiting(deps, trx, locked);
  });
}

/** Posts the question in every chat that is known by now. */
async function tellWaiting(deps: Deps, trx: Trx, publication: PublicationRow): Promise<void> {
  const waiting = await findUntoldAsks(trx, publication);
  const people = waiting.map(({ person_id: id }) => id);
  const chats = await findPersonalConversations(trx, people);
  const chatOf = new Map(chats.toReversed().map((chat) => [chat.user_id.toLowerCase(), chat.id]));
  for (const one of waiting) {
    const chat = chatOf.get(one.person_id);
    if (chat === undefined) continue;
    await setTestAsked(trx, one, chat);
    if (await isAskedAlready(trx, one, chat)) continue;
    const data: TestNews = { tells: 'question', requestId: one.request_id, personId: one.person_id };
    await tellNews(deps, trx, { kind: 'test', about: publication.id, data }, [chat]);
  }
}

/** The announcement of what was published has the same question. */
async function isAskedAlready(
  trx: Trx,
  { request_id: requestId }: TestAskRow,
  chat: string,
): Promise<boolean> {
  return (await findNotice(trx, requestId, 'published', chat)) !== undefined;
}
