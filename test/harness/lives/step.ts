import fc from 'fast-check';
import { faultsByName, type FaultName } from '../../fakes/teams/faults-by-name.ts';
import { oddActivities, type OddName } from './odd-activities.ts';
import { approvers, askers, places, teamsOfLife, type PlaceName, type Who } from './places.ts';

type TeamName = keyof typeof teamsOfLife;

/** What happens in a life. `quietly` = the bot is not told. */
export type Step =
  | { do: 'ask'; who: Who; at: PlaceName | 'own' }
  | { do: 'decide'; who: Who; yes: boolean }
  | { do: 'press'; who: Who; verb: 'request.withdraw' | 'request.retry' | 'request.undo' }
  | { do: 'say'; who: Who; at: PlaceName | 'own'; text: string }
  | { do: 'send'; who: Who; at: PlaceName | 'own'; what: OddName }
  | { do: 'install' | 'remove'; at: PlaceName; quietly: boolean }
  | { do: 'block' | 'unblock' | 'disable' | 'enable'; at: PlaceName; quietly: true }
  | { do: 'archive' | 'unarchive' | 'deleteTeam' | 'restoreTeam'; team: TeamName; quietly: boolean }
  | { do: 'renameTeam'; team: TeamName }
  | { do: 'delete' | 'restore'; at: PlaceName; quietly: boolean }
  | { do: 'lose'; at: PlaceName }
  | { do: 'fault'; at: PlaceName; name: FaultName; method: 'POST' | 'PUT'; times: number }
  | { do: 'move'; status: 0 | 404 | 410 }
  | { do: 'restart' | 'die' | 'watch' }
  | { do: 'byHand'; isOpen: boolean }
  | { do: 'about'; who: Who; at: PlaceName | 'own'; command: 'status' | 'diagnose' | 'accept' }
  | { do: 'pass'; seconds: number };

const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const shared = pick<PlaceName | 'own'>('own', 'approvals', 'sales', 'thread', 'group');
const anywhere = pick(...(Object.keys(places) as PlaceName[]));
const channel = pick<PlaceName>('approvals', 'sales', 'thread');
const asker = pick<Who>(...askers);
const approver = pick<Who>(...approvers);
const anybody = pick<Who>('rita', 'tom', 'adam', 'olga');
const team = pick<TeamName>('it', 'sales');
const rarely = fc.integer({ min: 0, max: 3 }).map((value) => value === 0);
const faultName = pick(...(Object.keys(faultsByName) as FaultName[]));

/** In this time, nobody's decision counts any more. */
const tooLong = 8 * 24 * 3600;

const oddName = pick(...(Object.keys(oddActivities) as OddName[]));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: pick('ask'), who: asker, at: shared }) },
  { weight: 7, arbitrary: fc.record({ do: pick('decide'), who: approver, yes: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: pick('press'),
      who: anybody,
      verb: pick('request.withdraw', 'request.retry', 'request.undo'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: pick('say'),
      who: anybody,
      at: shared,
      text: pick('requests', 'status', 'help', 'list'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: pick('install', 'remove'), at: anywhere, quietly: rarely }) },
  { weight: 2, arbitrary: fc.record({ do: pick('archive', 'unarchive'), team, quietly: rarely }) },
  { weight: 1, arbitrary: fc.record({ do: pick('deleteTeam', 'restoreTeam'), team, quietly: rarely }) },
  { weight: 1, arbitrary: fc.record({ do: pick('renameTeam'), team }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: pick('block', 'unblock', 'disable', 'enable'),
      at: anywhere,
      quietly: fc.constant(true),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: pick('delete', 'restore'), at: channel, quietly: rarely }) },
  { weight: 2, arbitrary: fc.record({ do: pick('lose'), at: anywhere }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: pick('fault'),
      at: anywhere,
      name: faultName,
      method: pick('POST', 'PUT'),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: pick('move'), status: pick(0, 404, 410) }) },
  { weight: 2, arbitrary: fc.record({ do: pick('send'), who: anybody, at: shared, what: oddName }) },
  { weight: 2, arbitrary: fc.record({ do: pick('restart', 'die') }) },
  { weight: 2, arbitrary: fc.record({ do: pick('byHand'), isOpen: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: pick('watch') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: pick('about'),
      who: anybody,
      at: shared,
      command: pick('status', 'diagnose', 'accept'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: pick('pass'), seconds: pick(3, 15, 90, 600, 600, tooLong) }) },
) as fc.Arbitrary<Step>;

/** What happens to the bot and the people around it, in order. */
export interface Life {
  /** Whether an approvals channel is bound at the start. */
  isBound: boolean;
  steps: Step[];
}

/** Any life. */
export const life: fc.Arbitrary<Life> = fc.record({
  isBound: fc.integer({ min: 0, max: 4 }).map((value) => value > 0),
  steps: fc.array(step, { minLength: 4, maxLength: 24 }),
});
