import { textOf } from '../chat/card.ts';
import { messagesAbout, placesOf, whoAsked, type Request } from './about.ts';
import { people, placeOf, places } from './places.ts';
import { rootOf } from './reach.ts';
import { say } from './say.ts';
import type { Stage } from './stage.ts';

/** How a card says what came of a request. */
const results: Partial<Record<Request['state'], RegExp>> = {
  done: /is published|: Published|is changed|: Changed|Nothing to|taken back/i,
  rejected: /not published|: Rejected|Rejected by/i,
  withdrawn: /: Withdrawn|taken back|undone/i,
  expired: /: Expired|Nobody decided in time/i,
  failed: /: (Failed|Not finished)|failed/i,
};

/**
 * The result is told where its requester looks for news. While the bot can reach neither their chat nor where they
 * asked, it is kept until their chat is back.
 */
export async function wrongsOfResult(stage: Stage, request: Request): Promise<string[]> {
  if (isTold(stage, request)) return [];
  if (placesOf(stage, request).length > 0) return ['has a result that nobody told'];
  const asker = whoAsked(request);
  const { id } = places[asker];
  stage.teams.standing.delete(id);
  await stage.as(people[asker]).open(places[asker]);
  await say(stage, asker, places[asker], 'help');
  await stage.pass(300);
  return isTold(stage, request) ? [] : ['has a result that is not told once its requester is back'];
}

function isTold(stage: Stage, request: Request): boolean {
  const home = placeOf(request.conversation_id);
  const asker = whoAsked(request);
  const isTheirs = (id: string) => id === places[asker].id || (home !== undefined && id === rootOf(home));
  return messagesAbout(stage, request).some(
    ({ message, place }) => isTheirs(rootOf(place)) && results[request.state]?.test(textOf(message)),
  );
}
