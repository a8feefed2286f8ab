import { joined, moment, sentence, type Text } from '../../../language/sentence.ts';
import type { Summary } from '../../../service/report/summary.ts';
import { signs } from './signs.ts';

/** Says how many publications are in which state, the worst first, and how old that is; empty = nothing is published. */
export function summaryLines({ counts, comparedAt, countedAt = '', connectors }: Summary): Text[] {
  if (counts.published === 0) return [];
  const lines = [
    line(signs.failed, counts.alarm, sentence('open without the approved sign-in')),
    line(signs.warning, counts.differing, sentence('not as approved')),
    line(signs.warning, counts.wrong, sentence('not reachable as approved')),
    line(signs.running, counts.settling, sentence('not reachable yet')),
    line(signs.waiting, counts.notCompared, sentence('Not compared with Microsoft Entra yet')),
    line(signs.done, counts.asApproved, sentence('As approved')),
    line(signs.done, counts.verified, sentence('edge verified')),
    line(signs.warning, counts.trouble, sentence('somebody said that it does not work')),
    line(signs.waiting, counts.published - counts.works, sentence('nobody has said yet that it works')),
    line(signs.done, counts.works, sentence('verified by a person')),
  ];
  const age = comparedAt ? sentence('No comparison is older than {date}.', { date: moment(comparedAt) }) : '';
  const when = countedAt ? sentence('Counted {date}.', { date: moment(countedAt) }) : '';
  return [...lines, connectors ? connectorLine(connectors) : '', age, when].filter((text) => text !== '');
}

function line(sign: string, count: number, what: Text): Text {
  return count > 0 ? sentence('{sign} {count, number}: {what}', { sign, count, what }) : '';
}

function connectorLine({ active, total, seenAt }: NonNullable<Summary['connectors']>): Text {
  const sign = active === total ? signs.done : active === 0 ? signs.failed : signs.warning;
  const values = { active: String(active), total: String(total), date: moment(seenAt) };
  return joined([sign, sentence('{active} of {total} connectors active ({date})', values)], ' ');
}
