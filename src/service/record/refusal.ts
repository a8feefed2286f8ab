import type { UserError } from '../../errors.ts';
import type { Text } from '../../language/sentence.ts';
import { english } from '../../language/say.ts';
import { insertRefusal } from '../../store/events.ts';
import type { Deps } from '../model/deps.ts';
import { inTime } from '../waiting/in-time.ts';
import type { Person } from '../model/view.ts';

/** An attempt that was refused. */
export interface Refused {
  actor: Person;
  /** The request id named by the click, whether or not it exists; null = none. */
  requestId: string | null;
  /** The button's verb, or the command. */
  what: string;
}

/** Outsiders choose their own names, of any length. */
const mostLetters = 200;

/**
 * Records a refusal, at most once a minute for the same person, request and rule. Call it after the refusal's own
 * transaction has ended. Never throws and never takes long: the refusal stands even if it cannot be recorded.
 */
export async function recordRefusal(deps: Deps, refused: Refused, { said }: UserError): Promise<void> {
  await write(deps, refused, said, ruleOf(said), false);
}

/** As `recordRefusal`, for somebody who is not a known person of the tenant. Records nothing if no request is named. */
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

/** Ignores the values filled in: the same sentence about a different name is the same refusal. */
function ruleOf(said: Text): string {
  return typeof said === 'object' && 'say' in said ? said.say : english(said).slice(0, mostLetters);
}
