import { loadConfig } from '../../../src/config/config.ts';
import { bindAtStart } from '../../../src/service/conversations/bindings.ts';
import type { Conversation } from '../../../src/service/conversations/conversations.ts';
import type { Db } from '../../../src/store/db.ts';
import { rememberConversation } from '../../../src/service/conversations/remember.ts';
import { createAdapter } from '../../../src/teams/adapter.ts';
import { incomingOf } from '../../../src/teams/activity/incoming.ts';
import { learnFrom } from '../../../src/teams/activity/learn-from.ts';
import { createAuthentication } from '../../../src/teams/authentication.ts';
import { notify } from '../../../src/teams/notify/notifier.ts';
import { createPace } from '../../../src/teams/notify/pace.ts';
import { createPost } from '../../../src/teams/notify/post.ts';
import { requester } from '../../../src/trial/people.ts';
import { startTeams, type TeamsMessage } from '../../fakes/teams.ts';
import type { Fault } from '../../fakes/teams/fault.ts';
import { startEngine, type Engine } from './engine.ts';
import { letMinutesPass } from './minutes.ts';

/** The id of the channel that is bound to approvals. */
export const channelId = '19:decisions@thread.tacv2';
const team = { teamId: '19:team@thread.tacv2', teamName: 'IT' };

/** The engine with a channel for approvals and Rita's chat in a Teams that can refuse messages. */
export interface RefusingTeams {
  engine: Engine;
  messages: readonly TeamsMessage[];
  channel: Conversation;
  chat: Conversation;
  place(id: string, kind: Conversation['kind'], userId?: string): Conversation;
  /** Begins anew: nothing waits for approval, no notices, no messages, nothing gone. */
  reset(): Promise<void>;
  /** Delivers what is due in a conversation, the channel by default, as the job queue does. */
  deliver(id?: string, db?: Db): Promise<void>;
  /** Delivers an activity of a person. */
  seenIn(conversation: Conversation, aadObjectId?: string): Promise<void>;
  /** Refuses what is delivered in the channel now. */
  refuse(fault: Partial<Fault>): Promise<void>;
  /** Refuses everything in the channel for `minutes`, one try every two minutes. */
  refuseFor(minutes: number, fault: Partial<Fault>): Promise<void>;
  /** Makes Teams take everything. */
  takeAll(): void;
  whyGone(id?: string): Promise<string>;
  /** Counts the messages of a conversation. */
  shown(id?: string): number;
  /** Returns all that is shown in the channel, as JSON. */
  texts(): string;
  /** Returns how far a request has come to those who may decide it. */
  asking(requestId: string): Promise<string>;
  close(): Promise<void>;
}

export async function startRefusingTeams(): Promise<RefusingTeams> {
  const engine = await startEngine();
  const teams = await startTeams();
  const { deps } = engine;
  const place: RefusingTeams['place'] = (id, kind, userId = '') => {
    const conversation = { id, name: '', isGroup: kind !== 'personal', conversationType: kind };
    const bot = { id: '28:bot', name: '' };
    const reference = {
      reference: { bot, channelId: 'msteams', serviceUrl: teams.serviceUrl, conversation },
    };
    const ofTeam = kind === 'channel' ? team : { teamId: '', teamName: '' };
    const known = { tenantId: engine.sandbox.tenantId, chatUserId: '', name: '', language: null };
    return { ...known, id, kind, userId, ...ofTeam, reference };
  };
  const channel = place(channelId, 'channel');
  const chat = place('a:rita', 'personal', requester.id);
  const deliver: RefusingTeams['deliver'] = (id = channelId, db = deps.db) => {
    const adapter = createAdapter(createAuthentication(null, loadConfig({}).cloud));
    return notify({ deps: { ...deps, db }, post: createPost(adapter, ''), pace: createPace() }, id);
  };
  const seenIn: RefusingTeams['seenIn'] = async (conversation, aadObjectId = '') => {
    const from = { id: '29:somebody', name: '', aadObjectId };
    const recipient = { id: '28:bot', name: '' };
    const activity = { type: 'message', serviceUrl: teams.serviceUrl, from, recipient };
    await learnFrom(deps, incomingOf(activity), conversation);
  };
  const takeAll = () => void (teams.faults.length = 0);
  const refuse: RefusingTeams['refuse'] = async (fault) => {
    teams.faults.push({ method: 'POST', status: 403, code: '', in: channelId, ...fault });
    await deliver();
  };
  return {
    engine,
    messages: teams.messages,
    channel,
    chat,
    place,
    reset: async () => {
      takeAll();
      teams.messages.length = 0;
      await deps.db.deleteFrom('notice').execute();
      await deps.db.deleteFrom('news').execute();
      await deps.db.updateTable('request').set({ state: 'withdrawn' }).execute();
      await rememberConversation(deps, chat);
      await bindAtStart(deps, channel);
      await seenIn(channel);
    },
    deliver,
    seenIn,
    refuse,
    refuseFor: async (minutes, fault) => {
      for (let left = minutes; left > 0; left -= 2) {
        await refuse(fault);
        await letMinutesPass(engine, 2);
      }
      await refuse(fault);
      takeAll();
    },
    takeAll,
    whyGone: async (id = channelId) => {
      const query = deps.db.selectFrom('conversation').select('gone_because').where('id', '=', id);
      return (await query.executeTakeFirstOrThrow()).gone_because;
    },
    shown: (id = channelId) =>
      teams.messages.filter(({ conversationId }) => conversationId.split(';')[0] === id).length,
    texts: () => JSON.stringify(teams.messages.filter(({ conversationId }) => conversationId === channelId)),
    asking: async (requestId) => {
      const query = deps.db.selectFrom('request').select('asking').where('id', '=', requestId);
      return (await query.executeTakeFirstOrThrow()).asking;
    },
    close: async () => {
      await teams.close();
      await engine.close();
    },
  };
}
