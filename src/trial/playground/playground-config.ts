import type { Person } from '../people.ts';

/** The users of the two windows, and the four others who can be mentioned there. */
export interface PlaygroundPeople {
  requester: Person;
  administrator: Person;
  colleagues: readonly [Person, Person, Person, Person];
}

/** The conversation where approval cards are posted, with everything that a proactive message needs. */
export interface ApprovalsChannel {
  conversationId: string;
  conversationName: string;
  serviceUrl: string;
  channelId: 'msteams';
  botId: string;
  botName: string;
  tenantId: string;
  teamId: string;
}

/** One of the two windows; they share no chat or channel ids. */
export type PlaygroundWindow = 'requester' | 'administrator';

const bot = { id: '28:6f1c1d5e-5a52-4c0e-9a8d-2f6f5f0c7a10', name: 'Qlik Publisher' };

const rooms = {
  requester: {
    personalChat: { id: 'a:requester-chat' },
    groupChat: { id: '19:requester-group@thread.v2', name: 'Analytics group' },
    team: {
      id: '19:analytics-general@thread.tacv2',
      name: 'Analytics',
      aadGroupId: 'b3b1c9de-33a5-4c0b-8f57-6b1d8a5e2f01',
      channels: [{ id: '19:analytics-qlik@thread.tacv2', name: 'Qlik Sense' }],
    },
  },
  administrator: {
    personalChat: { id: 'a:administrator-chat' },
    groupChat: { id: '19:administrator-group@thread.v2', name: 'Administrators group' },
    team: {
      id: '19:it-general@thread.tacv2',
      name: 'IT operations',
      aadGroupId: 'b3b1c9de-33a5-4c0b-8f57-6b1d8a5e2f02',
      channels: [{ id: '19:it-qlik-approvals@thread.tacv2', name: 'Qlik approvals' }],
    },
  },
} satisfies Record<PlaygroundWindow, unknown>;

/**
 * Builds the configuration file of one window. The tool's schema requires exactly five users besides the current one,
 * and one channel besides General. JSON is valid YAML, which the tool reads.
 */
export function playgroundConfig(
  window: PlaygroundWindow,
  tenantId: string,
  people: PlaygroundPeople,
): Record<string, unknown> {
  const [current, other] =
    window === 'requester'
      ? [people.requester, people.administrator]
      : [people.administrator, people.requester];

  return {
    version: '0.1.1',
    tenantId,
    bot,
    currentUser: toUser(current),
    users: [other, ...people.colleagues].map(toUser),
    ...rooms[window],
  };
}

/** Returns the channel "Qlik approvals" of the administrator's window that listens on a port. */
export function approvalsChannel(tenantId: string, administratorPort: number): ApprovalsChannel {
  const { team } = rooms.administrator;
  const [channel = { id: team.id, name: 'General' }] = team.channels;

  return {
    conversationId: channel.id,
    conversationName: channel.name,
    serviceUrl: `http://localhost:${administratorPort}/_connector`,
    channelId: 'msteams',
    botId: bot.id,
    botName: bot.name,
    tenantId,
    teamId: team.id,
  };
}

function toUser(person: Person) {
  const [givenName = person.name, ...rest] = person.name.split(' ');

  return {
    id: `29:${person.id}`,
    name: person.name,
    // Spelled this way in the tool's schema.
    userPrincipleName: person.userPrincipalName,
    aadObjectId: person.id,
    givenName,
    surname: rest.join(' '),
    email: person.userPrincipalName,
  };
}
