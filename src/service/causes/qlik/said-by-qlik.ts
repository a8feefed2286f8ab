import type { QlikCheck } from '../../qlik/check.ts';
import { qlikChecks } from '../../qlik/checks.ts';
import type { Look } from '../cause.ts';
import type { Facts } from '../facts.ts';
import { externalHosts } from '../names.ts';

const looks = { wrong: 'found', unsure: 'maybe', fine: 'fine' } as const satisfies Record<
  QlikCheck['state'],
  Look
>;

/** What Qlik Sense itself says of a setting; unseen = the bot does not reach this Qlik Sense. */
export function saidByQlik(facts: Facts, about: QlikCheck['about']): Look {
  const check = checksOf(facts).find((one) => one.about === about);
  return check ? looks[check.state] : 'unseen';
}

/** Everything that was compared with Qlik Sense itself; empty = the bot does not reach this one. */
export function checksOf({ qlik, desired }: Facts): QlikCheck[] {
  return qlik?.proxy ? qlikChecks(qlik, desired) : [];
}

/** The external hosts that the host allow list lacks; all of them where it cannot be read. */
export function hostsToAllow(facts: Facts): string[] {
  const missing = facts.qlik?.proxy?.missingHosts ?? [];
  return missing.length > 0 ? [...missing] : externalHosts(facts);
}
