import { changeNewest, newestName, watchOnce } from './drift.ts';
import { faultsByName } from '../../fakes/teams/faults-by-name.ts';
import { changePlace } from './change-place.ts';
import { oddActivities } from './odd-activities.ts';
import { people, placeOf, places, teamsOfLife, type Place, type PlaceName, type Who } from './places.ts';
import { ask, press } from './press.ts';
import { canUse, rootOf } from './reach.ts';
import { say, sendOdd } from './say.ts';
import type { Stage } from './stage.ts';
import type { Life, Step } from './step.ts';

/** Lives one life up to a calm end, at which Teams works and everybody has said something. */
export async function live(stage: Stage, { isBound, steps }: Life, name: string): Promise<void> {
  openTeams(stage);
  if (isBound) await say(stage, 'adam', places.approvals, 'settings approvals');
  let asked = 0;
  for (const step of steps) {
    if (step.do === 'ask') await ask(stage, step.who, placeFor(step), `${name}-${++asked}`);
    else await take(stage, step);
    await stage.settle();
  }
  await calmDown(stage);
}

function openTeams({ teams }: Stage): void {
  for (const [key, { id, name }] of Object.entries(teamsOfLife)) {
    const channels = Object.values(places).filter(({ team }) => team === key);
    teams.teams.set(id, { name, channels: channels.map((one) => ({ id: rootOf(one), name: one.id })) });
  }
}

async function calmDown(stage: Stage): Promise<void> {
  stage.teams.faults.length = 0;
  for (const place of Object.values<Place>(places)) await say(stage, place.of ?? 'adam', place, 'help');
  await stage.pass(4 * 3600, 24);
  await watchOnce(stage);
}

function placeFor({ who, at }: { who: Who; at: PlaceName | 'own' }): Place {
  return places[at === 'own' ? who : at];
}

async function take(stage: Stage, step: Exclude<Step, { do: 'ask' }>): Promise<void> {
  switch (step.do) {
    case 'decide':
      return press(stage, step.who, step.yes ? 'request.approve' : 'request.reject');
    case 'press':
      return press(stage, step.who, step.verb);
    case 'say':
      return say(stage, step.who, placeFor(step), step.text);
    case 'send':
      return sendOdd(stage, step.who, placeFor(step), oddActivities[step.what]);
    case 'pass':
      return stage.pass(step.seconds);
    case 'restart':
      return stage.restart();
    case 'die':
      return stage.dieAtNextCard();
    case 'watch':
      return watchOnce(stage);
    case 'byHand':
      return changeNewest(stage, step.isOpen);
    case 'about': {
      const name = await newestName(stage);
      if (name === null) return;
      await say(stage, step.who, placeFor(step), `${step.command} ${name}`);
      if (step.command === 'accept') await press(stage, step.who, 'request.submit');
      return;
    }
    case 'renameTeam':
      return renameTeam(stage, step.team);
    case 'move':
      return stage.teams.move(step.status);
    case 'lose':
      return deleteNewest(stage, places[step.at]);
    case 'fault': {
      const { at, name, method, times } = step;
      stage.teams.faults.push({ method, in: places[at].id, times, ...faultsByName[name]() });
      return;
    }
    default:
      return changePlace(stage, step);
  }
}

async function renameTeam(stage: Stage, team: keyof typeof teamsOfLife): Promise<void> {
  const { id, name } = teamsOfLife[team];
  const about = { eventType: 'teamRenamed', team: { id, name: `${name} & more` } };
  const general: Place = { id, kind: 'channel', team, of: null };
  if (canUse(stage, general)) await stage.as(people.adam).event(general, about);
}

/** Somebody deletes the newest message of the bot there. */
async function deleteNewest({ teams }: Stage, place: Place): Promise<void> {
  const last = teams.messages.findLast(
    ({ conversationId, isDeleted }) => placeOf(conversationId)?.id === place.id && !isDeleted,
  );
  if (last) last.isDeleted = true;
}
