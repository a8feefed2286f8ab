import type { Selectable } from 'kysely';
import type { RequestTable } from '../../../src/store/tables.ts';
import type { TeamsMessage } from '../../fakes/teams.ts';
import { cardOf, textOf } from '../chat/card.ts';
import { liveButtons } from '../chat/live-buttons.ts';
import { approvers, people, placeOf, type Place, type Who } from './places.ts';
import { canUse } from './reach.ts';
import type { Stage } from './stage.ts';

type Request = Selectable<RequestTable>;

/** A message that somebody can see, and that the bot could still change. */
interface Seen {
  message: TeamsMessage;
  place: Place;
}

const moving = ['submitted', 'approved', 'applying'];
const undecided = ['request.approve', 'request.reject', 'request.withdraw'];

/** Returns what is wrong at the end of a life, one line each. */
export async function whatIsWrong(stage: Stage): Promise<string[]> {
  const requests = await stage.db.selectFrom('request').selectAll().execute();
  const seen = stage.teams.messages.flatMap((message): Seen[] => {
    const place = placeOf(message.conversationId);
    return place && !message.isDeleted && canUse(stage, place) ? [{ message, place }] : [];
  });
  return requests.flatMap((request) => {
    const about = seen.filter(({ message }) => JSON.stringify(cardOf(message) ?? '').includes(request.id));
    const wrongs = moving.includes(request.state)
      ? ['is stuck']
      : request.state === 'planned'
        ? wrongsOfWaiting(request, about)
        : wrongsOfEnded(stage, request, about);
    return wrongs.map((wrong) => `${request.name} (${request.state}) ${wrong}`);
  });
}

function whoAsked({ requester_id: id }: Request): Who {
  const found = Object.entries(people).find(([, person]) => person.id === id);
  return (found?.[0] ?? 'rita') as Who;
}

/** An approval is shown where somebody is who may decide; or its requester knows that it is not. */
function wrongsOfWaiting(request: Request, about: readonly Seen[]): string[] {
  const asker = whoAsked(request);
  const deciders = approvers.filter((who) => who !== asker);
  const isShown = about.some(
    ({ message, place }) =>
      liveButtons([message], new Set([request.id])).some(({ verb }) => verb === 'request.approve') &&
      (place.of === null || deciders.some((who) => who === place.of)),
  );
  const isTold = about.some(({ message }) => textOf(message).includes('could be asked'));
  return isShown || isTold ? [] : ['is shown to nobody who may decide'];
}

function wrongsOfEnded(stage: Stage, request: Request, about: readonly Seen[]): string[] {
  const known = about.map(({ message }) => message).filter(({ isUnconfirmed }) => !isUnconfirmed);
  const live = liveButtons(known, new Set([request.id])).filter(({ verb }) => undecided.includes(verb));
  return [
    ...live.map(({ verb, conversationId, messageId }) => `has ${verb} in ${conversationId}, ${messageId}`),
    ...wrongsOfResult(stage, request, about),
  ];
}

const results: Partial<Record<Request['state'], RegExp>> = {
  done: /is published|: Published|is changed|: Changed|Nothing to/i,
  rejected: /not published|: Rejected/i,
  withdrawn: /: Withdrawn|taken back|undone/i,
  failed: /: (Failed|Not finished)|failed/i,
};

/** The result is told where the requester is. */
function wrongsOfResult(stage: Stage, request: Request, about: readonly Seen[]): string[] {
  const home = placeOf(request.conversation_id);
  const asker = whoAsked(request);
  const own = placeOf(`a:${asker}`);
  const isReached = [home, own].some((place) => place && canUse(stage, place));
  if (!isReached) return [];
  const told = about.filter(
    ({ message, place }) =>
      (place.of === null || place.of === asker) && results[request.state]?.test(textOf(message)) !== false,
  );
  return told.length > 0 ? [] : ['has a result that nobody told'];
}
