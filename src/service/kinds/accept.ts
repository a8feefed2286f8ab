import type { FieldProblem } from '../../errors.ts';
import { joined, sentence, type Text } from '../../language/sentence.ts';
import type { Db, Trx } from '../../store/db.ts';
import { findPublicationById } from '../../store/publications.ts';
import type { RequestRow } from '../../store/requests.ts';
import { insertReservations } from '../../store/reservations.ts';
import type { Difference } from '../model/publication/comparison.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { Observed } from '../model/publication/observed.ts';
import type { WholeInput } from '../model/request/input.ts';
import { nameOnly } from '../preflight/address-fields.ts';
import { parseWhole } from './fields/whole.ts';
import { reservePublication } from './holding/addresses.ts';
import { heldByOthers } from './holding/held-by-others.ts';
import { requireBase, type KindOfRequest, type Seen, type TakenOver, type Target } from './kind.ts';
import { settleDown } from './publication/settle-down.ts';
import { accepting } from './wanted/accepting.ts';
import { unacceptable } from './wanted/unacceptable.ts';

/** Makes what was changed outside the bot what is wanted; nothing is written to the tenant. */
export const accept: KindOfRequest<WholeInput> = {
  word: sentence('accept'),
  startsFrom: 'published',
  makesPublication: false,
  opens: false,
  isMoreThanChanges: false,
  isAboutAccess: false,
  looksIntoGroups: true,
  result: 'changed',
  addressFields: nameOnly,
  parse: (form) => parseWhole('accept', form),
  reserves: (db, { name }) => reservePublication(db, name),
  target: acceptTarget,
  isMine: () => false,
  needs: () => 'nothing',
  impossible: ({ base }, observed) => (base ? unacceptable(base, observed) : []),
  outgrown,
  takeOver,
  conclude: settleDown,
};

async function acceptTarget(seen: Seen<WholeInput>): Promise<Target> {
  const { deps, observed } = seen;
  const base = requireBase(seen);
  // What follows from it would be misleading; `impossible` says it.
  if (unacceptable(base, observed).length > 0) return { desired: base, problems: [] };
  const { desired, accepted, left } = await accepting(deps.db, base, observed);
  const publication = await findPublicationById(deps.db, base.publicationId);
  const { problems } = await heldByOthers(deps.db, desired, [publication?.request_id ?? '']);
  const isVain = accepted.length === 0 && left.length > 0;
  const opening = accepted.filter(({ risk }) => risk === 'opens');
  return {
    // Nothing becomes wanted that no approver reads.
    desired: accepted.length > 0 ? desired : base,
    problems: [...problems, ...(isVain ? left.map(notAcceptable) : [])],
    warnings: [...opening.map(openingWarning), ...left.map(leftWarning)],
  };
}

function openingWarning({ text }: Difference): Text {
  return sentence('Whoever approves this lets it stay open: {difference}.', { difference: text });
}

function leftWarning({ text }: Difference): Text {
  return sentence('Cannot be accepted, and stays different until it is repaired: {difference}.', {
    difference: text,
  });
}

function notAcceptable({ text }: Difference): FieldProblem {
  const message = sentence('This cannot be accepted, only repaired: {difference}.', { difference: text });
  return { field: '', message };
}

/** What is approved must be what is there. */
async function outgrown(db: Db, desired: Desired, observed: Observed): Promise<Text> {
  const { accepted } = await accepting(db, desired, observed);
  if (accepted.length === 0) return '';
  const texts = accepted.map(({ text }) => text);
  return sentence('Changed again since this was planned: {difference}.', { difference: joined(texts, '; ') });
}

/** Reserves the addresses that the publication has from now on. */
async function takeOver(
  trx: Trx,
  { id, name }: RequestRow,
  { desired }: TakenOver<WholeInput>,
): Promise<FieldProblem[]> {
  const publication = await findPublicationById(trx, desired.publicationId);
  const { free, problems } = await heldByOthers(trx, desired, [publication?.request_id ?? '', id]);
  if (problems.length === 0) await insertReservations(trx, id, name, free);
  return problems;
}
