import type { Call } from './call.ts';
import type { Fault } from './fault.ts';
import type { TeamsMessage } from './message.ts';
import type { Standing } from './standing.ts';

/** A member of a conversation. `id` is what Teams calls the person towards this bot, `29:…`. */
interface Member {
  id: string;
  aadObjectId: string;
  name: string;
}

/** What Teams keeps, and what it does to calls. */
export interface TeamsState {
  messages: TeamsMessage[];
  unplanned: string[];
  /** Calls refused because of their token. */
  unauthorized: string[];
  faults: Fault[];
  /** Returns the fault that a call meets when none of `faults` is meant for it; null = none. */
  weather: (call: Call) => Fault | null;
  /** Teams by id, with their channels. The bot must ask for these names: activities do not carry them. */
  teams: Map<string, { name: string; channels: { id: string; name: string }[] }>;
  /** Conversations and teams, by id, in which the bot cannot write. */
  standing: Map<string, Standing>;
  /** Who is in a conversation, by its id. */
  members: Map<string, Member[]>;
  /** The personal chats of everybody for whom the app is installed, by object id. */
  chats: Map<string, string>;
  /** While on, Teams' limits per conversation apply. `overrun` counts the violations. */
  limits: { areOn: boolean; overrun: number };
  sentAt: Map<string, number[]>;
  /** Delay of each answer to a new message, in milliseconds. The message itself appears at once. */
  slow: { postMs: number };
}

/** Returns an empty Teams in which everything works. */
export function calmTeams(): TeamsState {
  return {
    messages: [],
    unplanned: [],
    unauthorized: [],
    faults: [],
    weather: () => null,
    teams: new Map(),
    standing: new Map(),
    members: new Map(),
    chats: new Map(),
    limits: { areOn: false, overrun: 0 },
    sentAt: new Map(),
    slow: { postMs: 0 },
  };
}

let nextId = 1_700_000_000_000;

/** Keeps a new message. */
export function keep(
  state: TeamsState,
  conversationId: string,
  activity: TeamsMessage['activity'],
): TeamsMessage {
  const id = String(nextId++);
  const states = { isDeleted: false, isUnconfirmed: false };
  const message = { id, conversationId, activity, updates: 0, at: Date.now(), ...states };
  state.messages.push(message);
  return message;
}
