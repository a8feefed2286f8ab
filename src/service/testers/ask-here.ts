import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import { insertTestAsks } from '../../store/test-asks.ts';
import { findPublicationByName } from '../../store/publications.ts';
import { tellNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';
import type { Actor } from '../model/request/request.ts';
import { storedDesired } from '../model/request/stored.ts';
import { requireTestable } from './require-testable.ts';
import { requireTester } from './require-tester.ts';
import type { TestNews } from './test-news.ts';

/**
 * Asks a person in their own chat whether a publication works, because they want to say so. Throws UserError if it is
 * not published, or not assigned to them.
 */
export async function askHere(deps: Deps, actor: Actor, name: string, conversationId: string): Promise<void> {
  const row = await findPublicationByName(deps.db, name);
  if (!row)
    throw new UserError(sentence('This publication no longer exists.'), sentence('Type list to see all.'));
  await requireTester(deps, actor, storedDesired(row));
  const { id, request_id: requestId } = await requireTestable(deps.db, row.request_id);
  const personId = actor.aadObjectId.toLowerCase();
  const data: TestNews = { tells: 'question', requestId, personId };
  const ask = {
    publication_id: id,
    round: row.test_round,
    person_id: personId,
    person_name: actor.name,
    request_id: requestId,
    conversation_id: conversationId,
  };
  await deps.db.transaction().execute(async (trx) => {
    await insertTestAsks(trx, [ask]);
    await tellNews(deps, trx, { kind: 'test', about: id, data }, [conversationId]);
  });
}
