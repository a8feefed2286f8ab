import type { FieldProblem } from '../../errors.ts';
import { sentence, type Text } from '../../language/sentence.ts';
import { findApproverIds } from '../../store/requests.ts';
import { strangers } from '../changes/access/strangers.ts';
import { differences } from '../changes/differences.ts';
import { takesAddresses } from '../changes/kinds-of-change.ts';
import type { Difference } from '../model/publication/comparison.ts';
import type { WholeInput } from '../model/request/input.ts';
import { nameOnly } from '../preflight/address-fields.ts';
import { reservePublication } from './holding/addresses.ts';
import { parseWhole } from './fields/whole.ts';
import { requireBase, type KindOfRequest, type Seen, type Target } from './kind.ts';
import { goneAmongJoining } from './wanted/lost.ts';
import { stillThere } from './wanted/still-there.ts';
import { settleDown } from './publication/settle-down.ts';

/** Reverts what was changed outside the bot. */
export const repair: KindOfRequest<WholeInput> = {
  word: sentence('repair'),
  startsFrom: 'published',
  makesPublication: false,
  opens: false,
  isMoreThanChanges: false,
  isAboutAccess: false,
  looksIntoGroups: true,
  result: 'changed',
  addressFields: nameOnly,
  parse: (form) => parseWhole('repair', form),
  reserves: (db, { name }) => reservePublication(db, name),
  target: repairTarget,
  isMine: () => true,
  needs: (changes) => (takesAddresses(changes) ? 'addresses' : 'nothing'),
  lost: goneAmongJoining,
  conclude: settleDown,
};

async function repairTarget(seen: Seen<WholeInput>): Promise<Target> {
  const { deps, graph, observed } = seen;
  const base = requireBase(seen);
  const [{ there, warnings }, approverIds] = await Promise.all([
    stillThere(graph, base.principals),
    findApproverIds(deps.db, base.name),
  ]);
  const found = differences(base, observed, { groupName: () => '', isGone: () => false, approverIds });
  const left = found.filter(({ canRepair }) => !canRepair);
  const isVain = left.length > 0 && left.length === found.length;
  return {
    desired: { ...base, principals: there, without: strangers(base, observed) },
    problems: isVain ? left.map(notRepairable) : [],
    warnings: [...warnings, ...left.map(leftWarning)],
  };
}

function notRepairable({ text }: Difference): FieldProblem {
  const message = sentence(
    'A repair takes nothing away that others have added: {difference}. Accept it, or remove it in the Microsoft Entra admin center.',
    { difference: text },
  );
  return { field: '', message };
}

function leftWarning({ text }: Difference): Text {
  return sentence('Stays, because a repair takes nothing away that others have added: {difference}.', {
    difference: text,
  });
}
