import type { Selectable } from 'kysely';
import type { RequestTable } from '../../../src/store/tables.ts';
import type { TeamsMessage } from '../../fakes/teams.ts';
import { cardOf } from '../chat/card.ts';
import { people, placeOf, type Place, type Who } from './places.ts';
import { canUse } from './reach.ts';
import type { Stage } from './stage.ts';

/** A row of the table of requests. */
export type Request = Selectable<RequestTable>;

/** A message of the bot, in one of the places of a life. */
export interface Seen {
  message: TeamsMessage;
  place: Place;
}

/** Returns every message about the request, also what is deleted or in a place that is gone by now. */
export function messagesAbout({ teams }: Stage, { id }: Request): Seen[] {
  return teams.messages.flatMap((message) => {
    const place = placeOf(message.conversationId);
    return place && JSON.stringify(cardOf(message) ?? '').includes(id) ? [{ message, place }] : [];
  });
}

/** Returns who asked. */
export function whoAsked({ requester_id: id }: Request): Who {
  const found = Object.entries(people).find(([, person]) => person.id === id);
  return (found?.[0] ?? 'rita') as Who;
}

/** Returns the places in which the requester looks for news that the bot can write to. */
export function placesOf(stage: Stage, request: Request): Place[] {
  const both = [placeOf(request.conversation_id), placeOf(`a:${whoAsked(request)}`)];
  return both.filter((place) => place !== undefined).filter((place) => canUse(stage, place));
}
