import { sentence } from '../../../language/sentence.ts';
import type { QlikCheck } from '../../qlik/check.ts';
import { qlikChecks } from '../../qlik/checks.ts';
import { lastQlikFacts } from '../../qlik/facts.ts';
import type { Deps } from '../../model/deps.ts';
import type { Desired } from '../../model/publication/desired.ts';
import type { Sight } from '../../model/publication/way.ts';

type QlikPart = 'hub' | 'auth';

/** What lies in the sign-in of Qlik Sense; all other settings lie in its hub. */
const ofSignIn: readonly QlikCheck['about'][] = ['sign-in', 'devices', 'kerberos'];

/** What Qlik Sense itself says of its settings, as read last; empty = the bot does not reach it. */
export async function qlikSights(deps: Pick<Deps, 'qlik'>, desired: Desired): Promise<Sight[]> {
  const facts = await lastQlikFacts(deps, desired);
  if (!facts?.proxy) return [];
  const checks = qlikChecks(facts, desired);
  const at = facts.readAt.toISOString();
  return (['hub', 'auth'] as const).flatMap((part) =>
    checks.filter(({ about }) => isIn(part, about)).map((check) => ({ part, at, ...sightOf(check) })),
  );
}

function isIn(part: QlikPart, about: QlikCheck['about']): boolean {
  return about === 'ports' || (part === 'auth') === ofSignIn.includes(about);
}

function sightOf({ state }: QlikCheck): Pick<Sight, 'state' | 'note'> {
  return state === 'fine' ? { state, note: sentence('its settings fit') } : { state };
}
