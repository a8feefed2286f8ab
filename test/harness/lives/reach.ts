import type { Standing } from '../../fakes/teams/standing.ts';
import { teamsOfLife, type Place, type Who } from './places.ts';
import type { Stage } from './stage.ts';

/** Whether people and the bot reach each other there. */
export function canUse({ teams }: Stage, place: Place): boolean {
  const team = place.team ? teamsOfLife[place.team].id : '';
  const standing: Standing | undefined = teams.standing.get(rootOf(place)) ?? teams.standing.get(team);
  return standing === undefined;
}

/** Whether the person is in that conversation. */
export function mayRead(who: Who, place: Place): boolean {
  return place.of === null || place.of === who;
}

/** Returns the id of the channel of a thread, or of the conversation. */
export function rootOf({ id }: Place): string {
  return id.split(';')[0] ?? '';
}
