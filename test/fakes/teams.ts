import { setTimeout as sleep } from 'node:timers/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as Teams keeps it: the newest content, and how often it was edited. */
export interface TeamsMessage {
  id: string;
  conversationId: string;
  activity: { type: string; summary?: string; attachments?: { content: unknown }[] };
  updates: number;
  /** When it arrived, in milliseconds. */
  at: number;
}

/** A fault that replaces the answer to one matching call. */
export interface Fault {
  method: 'POST' | 'PUT';
  /** Matches only calls whose path or content contains this, for example a message id. */
  about?: string;
  status: number;
  code: string;
  headers?: Record<string, string>;
  /** Whether the message is kept although the answer says otherwise. */
  isKept?: boolean;
  /** Whether the connection is cut without an answer. */
  isCut?: boolean;
}

/** A Teams connector that speaks the real protocol over HTTP. It reports any unknown call as unplanned. */
export interface FakeTeams {
  serviceUrl: string;
  messages: TeamsMessage[];
  unplanned: string[];
  /** Calls refused because of their token. */
  unauthorized: string[];
  faults: Fault[];
  /** Teams by id, with their channels. The bot must ask for these names: activities do not carry them. */
  teams: Map<string, { name: string; channels: { id: string; name: string }[] }>;
  /** While on, Teams' limits per conversation apply. `overrun` counts the violations. */
  limits: { areOn: boolean; overrun: number };
  /** Delay of each answer to a new message, in milliseconds. The message itself appears at once. */
  slow: { postMs: number };
  close(): Promise<void>;
}

/** Starts it. With `accepts`, a call whose Authorization header is refused is answered 401 and has no effect. */
export async function startTeams(
  port = 0,
  accepts: (authorization: string) => boolean = () => true,
): Promise<FakeTeams> {
  const state: State = {
    messages: [],
    unplanned: [],
    unauthorized: [],
    faults: [],
    teams: new Map(),
    limits: { areOn: false, overrun: 0 },
    sentAt: new Map(),
  };
  const slow = { postMs: 0 };
  const server = createServer((request, response) => {
    readJson(request).then(async (body) => {
      const path = new URL(request.url ?? '', 'http://x').pathname;
      const answer = accepts(request.headers.authorization ?? '')
        ? answerCall(state, request.method ?? '', path, body)
        : refuse(state, path);
      if (request.method === 'POST') await sleep(slow.postMs);
      if (answer.isCut) {
        response.destroy();
        return;
      }
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return { ...state, slow, serviceUrl: `http://127.0.0.1:${address.port}`, close: () => closeServer(server) };
}

type State = Pick<FakeTeams, 'messages' | 'unplanned' | 'unauthorized' | 'faults' | 'teams' | 'limits'> & {
  sentAt: Map<string, number[]>;
};
interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  isCut?: boolean;
}

function refuse(state: State, path: string): Answer {
  state.unauthorized.push(path);
  return { status: 401, body: { error: { code: 'Unauthorized' } } };
}

function answerCall(state: State, method: string, path: string, body: unknown): Answer {
  const call = `${path} ${JSON.stringify(body)}`;
  const fault = state.faults.findIndex((one) => one.method === method && call.includes(one.about ?? ''));
  if (fault >= 0) return answerFault(state, state.faults.splice(fault, 1)[0], path, body);
  const team = method === 'GET' ? answerTeam(state, path) : null;
  if (team) return team;
  if (state.limits.areOn && isTooFast(state, conversationIn(path, body)))
    return { status: 429, body: { error: { code: 'Throttled' } }, headers: { 'retry-after': '1' } };
  return answerWell(state, method, path, body);
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
function answerTeam(state: State, path: string): Answer | null {
  const [, id = '', list] = /^\/v3\/teams\/([^/]+)(\/conversations)?$/.exec(path) ?? [];
  const team = state.teams.get(decodeURIComponent(id));
  if (!team) return null;
  if (list) return { status: 200, body: { conversations: team.channels } };
  return { status: 200, body: { id: decodeURIComponent(id), name: team.name } };
}

function conversationIn(path: string, body: unknown): string {
  const [, id = ''] = /^\/v3\/conversations\/([^/]+)/.exec(path) ?? [];
  const { channelData } = body as { channelData?: { channel?: { id: string } } };
  return decodeURIComponent(id || channelData?.channel?.id || '').split(';')[0] ?? '';
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
function isTooFast(state: State, conversationId: string): boolean {
  const now = Date.now();
  const sent = state.sentAt.get(conversationId) ?? [];
  const within = (milliseconds: number) => sent.filter((time) => time > now - milliseconds).length;
  state.sentAt.set(conversationId, [...sent, now]);
  if (within(1000) < 7 && within(30_000) < 60) return false;
  state.limits.overrun++;
  return true;
}

function answerFault(state: State, fault: Fault | undefined, path: string, body: unknown): Answer {
  if (!fault) return { status: 500, body: {} };
  if (fault.isKept) answerWell(state, fault.method, path, body);
  const error = { code: fault.code, message: fault.code };
  const { status, headers = {}, isCut = false } = fault;
  return { status, body: { error }, headers, isCut };
}

function answerWell(state: State, method: string, path: string, body: unknown): Answer {
  const [, conversation, activity] =
    /^\/v3\/conversations(?:\/([^/]+)\/activities(?:\/([^/]+))?)?$/.exec(path) ?? [];
  const content = body as TeamsMessage['activity'] & {
    activity?: TeamsMessage['activity'];
    channelData?: unknown;
  };
  if (method === 'POST' && path === '/v3/conversations' && content.activity) {
    const { channel } = content.channelData as { channel: { id: string } };
    const message = keep(state, channel.id, content.activity);
    return { status: 201, body: { id: `${channel.id};messageid=${message.id}`, activityId: message.id } };
  }
  if (method === 'POST' && conversation) {
    if (content.type !== 'message') return { status: 200, body: { id: 'ignored' } };
    return { status: 201, body: { id: keep(state, decodeURIComponent(conversation), content).id } };
  }
  const known = state.messages.find(({ id }) => id === activity);
  if (method === 'PUT' && known) {
    Object.assign(known, { activity: content, updates: known.updates + 1 });
    return { status: 200, body: { id: known.id } };
  }
  if (method === 'PUT' && activity)
    return { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } };
  state.unplanned.push(`${method} ${path}`);
  return { status: 400, body: { error: { code: 'BadSyntax' } } };
}

let nextId = 1_700_000_000_000;

function keep(state: State, conversationId: string, activity: TeamsMessage['activity']): TeamsMessage {
  const message = { id: String(nextId++), conversationId, activity, updates: 0, at: Date.now() };
  state.messages.push(message);
  return message;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text ? JSON.parse(text) : {};
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
