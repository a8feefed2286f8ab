import { textOf } from '../chat/card.ts';
import { liveButtons } from '../chat/live-buttons.ts';
import { messagesAbout, placesOf, whoAsked, type Request, type Seen } from './about.ts';
import { approvers } from './places.ts';
import { wrongsOfDrift } from './drift.ts';
import { canUse } from './reach.ts';
import { wrongsOfResult } from './result.ts';
import type { Stage } from './stage.ts';
import { toldTwice } from './twice.ts';

const moving = ['submitted', 'approved', 'applying'];
const undecided = ['request.approve', 'request.reject', 'request.withdraw'];

/** Returns what is wrong at the end of a life, one line each. */
export async function whatIsWrong(stage: Stage): Promise<string[]> {
  const requests = await stage.db.selectFrom('request').selectAll().execute();
  const found: string[] = [];
  for (const request of requests)
    for (const wrong of await wrongsOf(stage, request))
      found.push(`${request.name} (${request.state}) ${wrong}`);
  return [...found, ...(await wrongsOfDrift(stage))];
}

async function wrongsOf(stage: Stage, request: Request): Promise<string[]> {
  if (moving.includes(request.state)) return ['is stuck'];
  const about = messagesAbout(stage, request);
  const left = about.filter(({ message }) => !message.isDeleted);
  const seen = left.filter(({ place }) => canUse(stage, place));
  if (request.state === 'planned')
    return (await isShown(stage, request, about)) ? [] : wrongsOfWaiting(stage, request, seen);
  return [
    ...wrongsOfButtons(request, seen),
    ...(await toldTwice(stage, request)),
    ...(await wrongsOfResult(stage, request)),
  ];
}

/** Whether the plan is where somebody is who may decide, as far as Teams has let the bot know. */
async function isShown(stage: Stage, request: Request, about: readonly Seen[]): Promise<boolean> {
  const asker = whoAsked(request);
  const deciders = approvers.filter((who) => who !== asker);
  const cards = await stage.db
    .selectFrom('notice')
    .innerJoin('conversation', 'conversation.id', 'notice.conversation_id')
    .selectAll('notice')
    .where('request_id', '=', request.id)
    .where('gone_because', '=', '')
    .where('sent_revision', '>=', request.revision)
    .execute();
  const upToDate = cards.map(({ activity_ids: ids }) => ids.at(-1));
  return about.some(
    ({ message, place }) =>
      liveButtons([{ ...message, isDeleted: false }], new Set([request.id])).some(
        ({ verb }) => verb === 'request.approve',
      ) &&
      ((!message.isDeleted && canUse(stage, place)) || upToDate.includes(message.id)) &&
      (place.of === null || deciders.some((who) => who === place.of)),
  );
}

/** What is shown to nobody who may decide, the requester knows of, if the bot can tell them. */
function wrongsOfWaiting(stage: Stage, request: Request, seen: readonly Seen[]): string[] {
  const own = placesOf(stage, request);
  const isTold = seen.some(
    ({ message, place }) =>
      own.includes(place) && textOf(message).includes('No administrator could be asked'),
  );
  return isTold || own.length === 0 ? [] : ['is shown to nobody who may decide'];
}

/** No button is left that the bot could have taken away: of what Teams never confirmed it knows nothing. */
function wrongsOfButtons(request: Request, seen: readonly Seen[]): string[] {
  const known = seen.map(({ message }) => message).filter(({ isUnconfirmed }) => !isUnconfirmed);
  const live = liveButtons(known, new Set([request.id])).filter(({ verb }) => undecided.includes(verb));
  return live.map(({ verb, conversationId, messageId }) => `has ${verb} in ${conversationId}, ${messageId}`);
}
