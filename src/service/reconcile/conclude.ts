import type { Updateable } from 'kysely';
import type { Trx } from '../../store/db.ts';
import { insertEvent } from '../../store/events.ts';
import { setPublicationDesired, setPublicationState } from '../../store/publications.ts';
import type { RequestRow } from '../../store/requests.ts';
import { deleteReservations, deleteSomeReservations } from '../../store/reservations.ts';
import type { RequestTable } from '../../store/tables.ts';
import { dropComparison } from '../compare/drop-comparison.ts';
import { askNotice } from '../conversations/ask-notice.ts';
import { touchNews } from '../conversations/news.ts';
import { tellResult } from '../conversations/tell-result.ts';
import { kinds } from '../kinds/kinds.ts';
import { forgetPublication } from '../kinds/publication/forget-publication.ts';
import type { Deps } from '../model/deps.ts';
import type { Text } from '../../language/sentence.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { Told } from '../record/event-of-move.ts';
import { withoutGone } from '../kinds/wanted/left-out.ts';
import { storedRequest } from '../model/request/stored.ts';
import { beginTests } from '../testers/begin-tests.ts';
import { move } from '../requests/move.ts';

type More = Omit<Updateable<RequestTable>, 'state'>;

/**
 * Ends a request whose desired state is reached; its kind decides what that means for the publication. A request that
 * was never approved does not change the publication's desired state. `leftOut` = who was left out and why, for the
 * record.
 */
export async function concludeRequest(
  deps: Deps,
  trx: Trx,
  row: RequestRow,
  desired: Desired,
  more: More = {},
  leftOut: Text = '',
): Promise<void> {
  const kind = kinds[row.kind];
  const { plan } = storedRequest(row);
  const accepts = plan?.accepts ?? [];
  if (row.state === 'submitted') {
    await deleteReservations(trx, row.id);
    await askNotice(trx, row.id, 'changed', row.conversation_id);
  } else {
    await kind.conclude(trx, row, desired);
    await deleteSomeReservations(trx, row.id, [{ what: 'publication', id: desired.publicationId }]);
    await tellResult(trx, row, kind.result);
    await beginTests(deps, trx, row, plan?.base ?? null, desired);
    await touchNews(deps, trx, 'status', desired.publicationId);
    if (accepts.length > 0)
      await insertEvent(trx, {
        kind: 'accepted',
        requestId: row.id,
        name: row.name,
        actor: null,
        details: { accepts },
      });
  }
  await move(deps, trx, row, { ...more, state: 'done' }, leftOutTold(leftOut));
}

function leftOutTold(leftOut: Text): Told {
  return leftOut ? { details: { reason: leftOut } } : {};
}

/**
 * Ends an undone request: the publication keeps its previous desired state, except for those who are gone, or is
 * forgotten if there was none.
 */
export async function concludeUndo(
  deps: Deps,
  trx: Trx,
  row: RequestRow,
  gone: ReadonlySet<string>,
): Promise<void> {
  const { desired, plan } = storedRequest(row);
  const { kept = null, leftOut = '' } = plan?.base ? withoutGone(plan.base, gone) : {};
  if (kept && leftOut) await setPublicationDesired(trx, kept.publicationId, kept);
  if (desired && !plan?.base) await forgetPublication(trx, desired.publicationId, row.id);
  else if (desired && kinds[row.kind].startsFrom === 'unpublished')
    await setPublicationState(trx, desired.publicationId, 'unpublished');
  if (desired) await dropComparison(deps, trx, desired.publicationId);
  await deleteReservations(trx, row.id);
  await tellResult(trx, row, 'changed');
  const said = JSON.stringify(leftOut ? [leftOut] : []);
  await move(deps, trx, row, { state: 'withdrawn', problem: null, edge_checks: said }, leftOutTold(leftOut));
}
