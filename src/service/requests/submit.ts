import { randomUUID } from 'node:crypto';
import { UserError } from '../../errors.ts';
import type { Trx } from '../../store/database.ts';
import { setNoticeSent, findNotice } from '../../store/notices.ts';
import {
  findRequestByForm,
  insertRequest,
  insertReservations,
  isTaken,
  type RequestRow,
} from '../../store/requests.ts';
import type { Deps } from '../deps.ts';
import { parsePublishForm } from '../form/parse-form.ts';
import type { PublishForm, PublishInput } from '../publish-input.ts';
import type { Actor } from '../request.ts';
import type { RequestView } from '../view.ts';
import { askNotice } from './announce.ts';
import { requestView } from './request-view.ts';
import { reservationKeys, takenError } from './reservations.ts';

/** Where a click came from: the conversation, the message that holds the card, and the click's own id. */
export interface Place {
  conversationId: string;
  cardActivityId: string;
  activityId: string;
}

/**
 * Stores a new request to publish; one transaction, no Graph call. The same click, or another on the same card,
 * gives the request that exists. Throws UserError with every field that is wrong.
 */
export async function submit(
  deps: Deps,
  actor: Actor,
  place: Place,
  form: PublishForm,
): Promise<RequestView> {
  const existing = await findExisting(deps, place);
  if (existing) return requestView(deps, existing);
  const parsed = parsePublishForm(form);
  if ('problems' in parsed) throw new UserError('Some entries need a correction', '', parsed.problems);
  const { input } = parsed;
  try {
    const row = await deps.db.transaction().execute((trx) => store(deps, trx, actor, place, form, input));
    deps.log.info({ requestId: row.id, name: row.name }, 'Request submitted');
    return await requestView(deps, row);
  } catch (error) {
    if (!isTaken(error)) throw error;
    const raced = await findExisting(deps, place);
    if (raced) return requestView(deps, raced);
    throw await takenError(deps, input);
  }
}

function findExisting(deps: Deps, place: Place): Promise<RequestRow | undefined> {
  const { conversationId, cardActivityId: formActivityId, activityId: submitActivityId } = place;
  return findRequestByForm(deps.db, { conversationId, formActivityId, submitActivityId });
}

async function store(
  deps: Deps,
  trx: Trx,
  actor: Actor,
  place: Place,
  form: PublishForm,
  input: PublishInput,
): Promise<RequestRow> {
  const row = await insertRequest(trx, {
    id: randomUUID(),
    kind: 'publish',
    state: 'submitted',
    name: input.name,
    reason: input.reason,
    requester_tenant_id: actor.tenantId,
    requester_id: actor.aadObjectId,
    requester_name: actor.name,
    conversation_id: place.conversationId,
    form_activity_id: place.cardActivityId,
    submit_activity_id: place.activityId,
    form: JSON.stringify(form),
    input: JSON.stringify(input),
    done_changes: '[]',
  });
  await insertReservations(trx, row.id, input.name, reservationKeys(input));
  await adoptFormCard(trx, row, place);
  await deps.jobs.wake(trx, 'reconcile', row.id);
  return row;
}

/** The form card itself becomes the status card: what the click gets back is its first content. */
async function adoptFormCard(trx: Trx, row: RequestRow, place: Place): Promise<void> {
  await askNotice(trx, row.id, 'status', place.conversationId);
  const notice = await findNotice(trx, row.id, 'status', place.conversationId);
  if (!notice || !place.cardActivityId) return;
  await setNoticeSent(trx, notice.id, {
    revision: row.revision,
    digest: '',
    newActivityId: place.cardActivityId,
  });
}
