import { administrator, colleagues, requester } from '../../../src/trial/people.ts';
import type { Room } from '../chat/person.ts';

/** The people of a life. Rita and Tom may not approve, Adam and Olga may. */
export const people = { rita: requester, tom: colleagues[2], adam: administrator, olga: colleagues[0] };
/** One of them. */
export type Who = keyof typeof people;

/** Who asks. Olga may ask, but not approve that. */
export const askers = ['rita', 'tom', 'olga'] as const satisfies readonly Who[];
/** Who decides. */
export const approvers = ['adam', 'olga'] as const satisfies readonly Who[];

/** The teams of a life; a team's first channel has its id. */
export const teamsOfLife = {
  it: { id: '19:it@thread.tacv2', name: 'IT' },
  sales: { id: '19:sales@thread.tacv2', name: 'Sales' },
};

/** A place in which people talk to the bot. */
export interface Place extends Room {
  team: keyof typeof teamsOfLife | null;
  /** Whose personal chat it is; null = everybody reads it. */
  of: Who | null;
}

const personal = (of: Who): Place => ({ id: `a:${of}`, kind: 'personal', team: null, of });

/** Where people of a life talk to the bot. */
export const places = {
  approvals: { id: '19:approvals@thread.tacv2', kind: 'channel', team: 'it', of: null },
  sales: { id: teamsOfLife.sales.id, kind: 'channel', team: 'sales', of: null },
  thread: { id: '19:offers@thread.tacv2;messageid=1', kind: 'channel', team: 'sales', of: null },
  group: { id: '19:group@thread.v2', kind: 'groupChat', team: null, of: null },
  rita: personal('rita'),
  tom: personal('tom'),
  adam: personal('adam'),
  olga: personal('olga'),
} satisfies Record<string, Place>;
/** The name of one of them. */
export type PlaceName = keyof typeof places;

/** Returns the place of a conversation; undefined = none of them. */
export function placeOf(conversationId: string): Place | undefined {
  const [root] = conversationId.split(';');
  return Object.values(places).find(({ id }) => id.split(';')[0] === root);
}

/** Returns what an activity in the place says about its channel and team. */
export function channelDataOf({ id, team }: Place): object {
  return team ? { team: teamsOfLife[team], channel: { id: id.split(';')[0] } } : {};
}
