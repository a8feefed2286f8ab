import { refusal, type Answer } from './answer.ts';
import type { Call } from './call.ts';
import { answerCreate } from './calls/create.ts';
import { answerMessage } from './calls/messages.ts';
import { answerRoster } from './calls/roster.ts';
import { answerTeam } from './calls/team.ts';
import { takeFault, type Fault } from './fault.ts';
import { refusalOfPace, refusalOfSize } from './limits.ts';
import { refusalAt } from './standing.ts';
import type { TeamsState } from './state.ts';

const kinds = [answerTeam, answerRoster, answerCreate, answerMessage];

/** Answers one call, or does to it what its fault says. */
export function answerCall(state: TeamsState, call: Call): Answer {
  const fault = takeFault(state.faults, call) ?? state.weather(call);
  return fault ? answerFault(state, fault, call) : answerWell(state, call);
}

function answerFault(state: TeamsState, fault: Fault, call: Call): Answer {
  const before = state.messages.length;
  if (fault.isKept) answerWell(state, call);
  for (const message of state.messages.slice(before)) message.isUnconfirmed = true;
  const { status, code, headers = {}, isCut = false, text, delayMs = 0 } = fault;
  return { ...refusal(status, code, headers), isCut, delayMs, ...(text !== undefined && { text }) };
}

function answerWell(state: TeamsState, call: Call): Answer {
  const isRead = call.method === 'GET';
  const refused = refusalAt(state, call) ?? (isRead ? null : refusalOfSize(call));
  if (refused) return refused;
  const tooFast = isRead ? null : refusalOfPace(state, call);
  if (tooFast) return tooFast;
  for (const answer of kinds) {
    const answered = answer(state, call);
    if (answered) return answered;
  }
  state.unplanned.push(`${call.method} ${call.path}`);
  return refusal(400, 'BadSyntax');
}
