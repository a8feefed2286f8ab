import type { UserError } from '../../errors.ts';
import type { Text } from '../../language/sentence.ts';
import { english } from '../../language/say.ts';
import { insertRefusal } from '../../store/events.ts';
import type { Deps } from '../model/deps.ts';
import { inTime } from '../waiting/in-time.ts';
import type { Person } from '../model/view.ts';

/** What somebody wanted and did not get. */
export interface Refused {
  actor: Person;
  /** What the click names, whether or not there is such a request; null = nothing. */
  requestId: string | null;
  /** The button's verb, or the command. */
  what: string;
}

/** What outsiders call themselves can be of any length. */
const mostLetters = 200;

/**
 * Writes down that somebody was refused, once a minute for the same person, request and rule. For a refusal whose own
 * transaction has ended. Never throws, and never takes long: the refusal stands whether or not it could be written.
 */
export async function recordRefusal(deps: Deps, refused: Refused, { said }: UserError): Promise<void> {
  await write(deps, refused, said, ruleOf(said), false);
}

/** The same for somebody who is not taken to be a person of the tenant; nothing is written that names no request. */
export async function recordOutsider(
  deps: Deps,
  refused: Refused,
  { said, rule }: { said: Text; rule: string },
): Promise<void> {
  if (refused.requestId !== null) await write(deps, refused, said, rule, true);
}

async function write(
  deps: Deps,
  { actor, requestId, what }: Refused,
  reason: Text,
  rule: string,
  isOutsider: boolean,
): Promise<void> {
  const who = {
    aadObjectId: actor.aadObjectId.slice(0, mostLetters),
    name: actor.name.slice(0, mostLetters),
  };
  const details = { what, reason };
  const writing = insertRefusal(deps.db, { requestId, actor: who, rule, isOutsider, details });
  await inTime(deps.log, 'record of a refusal', writing, undefined);
}

/** Without what is filled in: a sentence about another name each time is the same refusal. */
function ruleOf(said: Text): string {
  return typeof said === 'object' && 'say' in said ? said.say : english(said).slice(0, mostLetters);
}
