import type { Standing } from '../../fakes/teams/standing.ts';
import { channelDataOf, people, places, teamsOfLife, type Place } from './places.ts';
import { rootOf } from './reach.ts';
import { dataOf } from './say.ts';
import type { Stage } from './stage.ts';
import type { Step } from './step.ts';

type Change = Extract<Step, { quietly: boolean }>;

const begins: Partial<Record<Change['do'], Standing>> = {
  archive: 'archived',
  delete: 'deleted',
  deleteTeam: 'deleted',
  remove: 'removed',
  block: 'blocked',
  disable: 'disabled',
};
/** Nobody restores a channel that the bot was removed from. */
const ends: Partial<Record<Change['do'], Standing>> = {
  unarchive: 'archived',
  restore: 'deleted',
  restoreTeam: 'deleted',
  install: 'removed',
  unblock: 'blocked',
  enable: 'disabled',
};

const eventTypes: Partial<Record<Change['do'], string>> = {
  archive: 'teamArchived',
  unarchive: 'teamUnarchived',
  delete: 'channelDeleted',
  restore: 'channelRestored',
  deleteTeam: 'teamDeleted',
  restoreTeam: 'teamRestored',
};

/** Changes what a place is to the bot, if that can happen now, and tells the bot as Teams does. */
export async function changePlace(stage: Stage, step: Change): Promise<void> {
  const { standing } = stage.teams;
  const place: Place =
    'team' in step
      ? { id: teamsOfLife[step.team].id, kind: 'channel', team: step.team, of: null }
      : places[step.at];
  // The bot is in a team as a whole.
  const isOfChannel = step.do === 'delete' || step.do === 'restore';
  const id = place.team && !isOfChannel ? teamsOfLife[place.team].id : rootOf(place);
  const now = standing.get(id);
  const begun = begins[step.do];
  const isAgain = step.do === 'install' && now === undefined;
  if (!isAgain && now !== (begun ? undefined : ends[step.do])) return;
  if (begun) standing.set(id, begun);
  else standing.delete(id);
  if (!step.quietly) await tell(stage, step.do, { ...place, id: rootOf(place) });
}

const bot = { id: '28:bot' };

async function tell(stage: Stage, what: Change['do'], place: Place): Promise<void> {
  const who = stage.as(people[place.of ?? 'adam']);
  const about = channelDataOf(place);
  const eventType = eventTypes[what];
  if (eventType) {
    const general = place.team ? { ...place, id: teamsOfLife[place.team].id } : place;
    await who.event(general, { ...about, eventType });
    return;
  }
  const action = what === 'install' ? 'add' : 'remove';
  await who.open(place, { action, channelData: dataOf(stage, place) });
  if (what === 'install') await who.event(place, about, { membersAdded: [bot] });
}
