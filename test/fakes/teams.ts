import { answerCall } from './teams/answer-call.ts';
import { refusal, type Answer } from './teams/answer.ts';
import type { Call } from './teams/call.ts';
import { listen, type Listener } from './teams/listen.ts';
import { calmTeams, type TeamsState } from './teams/state.ts';

export type { Fault } from './teams/fault.ts';
export type { TeamsMessage } from './teams/message.ts';

/** A Teams connector that speaks the real protocol over HTTP. It reports any unknown call as unplanned. */
export interface FakeTeams extends TeamsState {
  /** The address for the next calls. Only activities tell the bot of another one. */
  readonly serviceUrl: string;
  /** Moves to a new address. The old one answers with `status` from now on; 0 = refuses connections. */
  move(status: 0 | 404 | 410): Promise<void>;
  close(): Promise<void>;
}

/** Starts it. With `accepts`, a call whose Authorization header is refused is answered 401 and has no effect. */
export async function startTeams(
  port = 0,
  accepts: (authorization: string) => boolean = () => true,
): Promise<FakeTeams> {
  const addresses: Listener[] = [];
  const moved = new Map<string, Answer>();
  const open = async (at: number) => {
    const answer = (call: Call, authorization: string) =>
      moved.get(listener.url) ??
      (accepts(authorization) ? answerCall(teams, call) : refuse(teams, call.path));
    const listener = await listen(at, answer, () => teams.slow.postMs);
    addresses.push(listener);
  };
  const teams: FakeTeams = {
    ...calmTeams(),
    get serviceUrl() {
      return addresses.at(-1)?.url ?? '';
    },
    move: async (status) => {
      const old = addresses.at(-1);
      if (status === 0) await old?.close();
      else if (old) moved.set(old.url, { status, body: {}, text: '' });
      await open(0);
    },
    close: async () => void (await Promise.all(addresses.map((listener) => listener.close()))),
  };
  await open(port);
  return teams;
}

function refuse(state: TeamsState, path: string): Answer {
  state.unauthorized.push(path);
  return refusal(401, 'Unauthorized');
}
