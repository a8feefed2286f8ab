import { sentence } from '../../language/sentence.ts';
import { randomUUID } from 'node:crypto';
import { UserError, type FieldProblem } from '../../errors.ts';
import { insertEvent } from '../../store/events.ts';
import { findNotice } from '../../store/notices.ts';
import { setSent } from '../../store/outbox.ts';
import { findRequestByForm, insertRequest, isTaken, type RequestRow } from '../../store/requests.ts';
import { requireCapable } from '../tenant/capabilities/require-capable.ts';
import type { Deps } from '../model/deps.ts';
import { invisibleProblems, visibleForm } from '../kinds/fields/invisible.ts';
import { lengthProblems, withoutLong } from '../kinds/fields/length.ts';
import { problemsIn } from '../kinds/fields/parsed.ts';
import type { RequestForm } from '../model/request/form.ts';
import type { RequestInput } from '../model/request/input.ts';
import type { Actor, RequestKind } from '../model/request/request.ts';
import type { Place } from '../model/request/place.ts';
import type { RequestView } from '../model/view.ts';
import { requireOwnForm, takeForm } from './form-card.ts';
import { requireMayAsk } from '../tenant/may-ask.ts';
import { requireRoom } from './checks/open-requests.ts';
import { requestView } from '../views/request-view.ts';
import { heldError, hold } from '../kinds/holding/hold.ts';
import { kinds } from '../kinds/kinds.ts';
import { requirePublication } from './checks/require-publication.ts';
import { askNotice } from '../conversations/ask-notice.ts';
import type { Trx } from '../../store/db.ts';

/**
 * Stores a new request in one transaction. Calls Graph to check who asks and, if the last test is too old, what the bot
 * can do. A repeated click, or another on the same card, returns the existing request. Throws UserError with every
 * wrong field, and UnknownFormError.
 */
export async function submit(
  deps: Deps,
  actor: Actor,
  place: Place,
  kind: RequestKind,
  form: RequestForm,
): Promise<RequestView> {
  const existing = (await findExisting(deps, actor, place)) ?? (await formOrRequest(deps, actor, place));
  if (existing) return requestView(deps, existing);
  const input = await parse(deps, kind, form);
  await Promise.all([requireCapable(deps), requireMayAsk(deps, actor)]);
  try {
    const row = await deps.db.transaction().execute((trx) => store(deps, trx, actor, place, form, input));
    deps.log.info({ requestId: row.id, kind, name: row.name }, 'Request submitted');
    return await requestView(deps, row);
  } catch (error) {
    // Another click on the same form may have been first.
    if (!isTaken(error) && !(error instanceof UserError)) throw error;
    const raced = await findExisting(deps, actor, place);
    if (raced) return requestView(deps, raced);
    throw isTaken(error) ? await heldError(deps, input) : error;
  }
}

async function parse(deps: Deps, kind: RequestKind, form: RequestForm): Promise<RequestInput> {
  const [long, invisible] = [lengthProblems(form), invisibleProblems(form)];
  const isLong = (problem: FieldProblem) => long.some(({ field }) => field === problem.field);
  const parsed = kinds[kind].parse(visibleForm(withoutLong(form, long)));
  const wrong = problemsIn(parsed).filter((problem) => !isLong(problem));
  if ('problems' in parsed || long.length + invisible.length > 0)
    throw correction([...long, ...invisible, ...wrong]);
  const input = parsed.value;
  await requirePublication(deps, kind, input.name);
  const facts = deps.tenant.last();
  const early = (facts && kinds[kind].early?.(input, facts)) ?? [];
  const clashes = (await kinds[kind].clashes?.(deps.db, '', input)) ?? [];
  if (early.length + clashes.length > 0) throw correction([...early, ...clashes]);
  return input;
}

function correction(problems: FieldProblem[]): UserError {
  return new UserError(sentence('Some entries need a correction'), '', problems);
}

/** Returns null if the message is the actor's own form, or the request that an earlier click has just made of it. */
async function formOrRequest(deps: Deps, actor: Actor, place: Place): Promise<RequestRow | null> {
  try {
    await requireOwnForm(deps, actor, place);
    return null;
  } catch (error) {
    const raced = await findExisting(deps, actor, place);
    if (raced) return raced;
    throw error;
  }
}

function findExisting(deps: Deps, actor: Actor, place: Place): Promise<RequestRow | undefined> {
  const { conversationId, cardActivityId: formActivityId, activityId: submitActivityId } = place;
  const personId = actor.aadObjectId;
  return findRequestByForm(deps.db, { conversationId, formActivityId, submitActivityId, personId });
}

async function store(
  deps: Deps,
  trx: Trx,
  actor: Actor,
  place: Place,
  form: RequestForm,
  input: RequestInput,
): Promise<RequestRow> {
  await takeForm(trx, actor, place);
  await requireRoom(deps, trx, actor);
  const row = await insertRequest(trx, {
    id: randomUUID(),
    kind: input.kind,
    state: 'submitted',
    name: input.name,
    reason: input.reason,
    requester_tenant_id: actor.tenantId,
    requester_id: actor.aadObjectId,
    requester_name: actor.name,
    requester_language: actor.language,
    conversation_id: place.conversationId,
    form_activity_id: place.cardActivityId,
    submit_activity_id: place.activityId,
    form: JSON.stringify(form),
    input: JSON.stringify(input),
    done_changes: '[]',
  });
  const asked = { kind: 'asked', requestId: row.id, name: row.name, actor } as const;
  await insertEvent(trx, { ...asked, details: { kind: row.kind, reason: row.reason } });
  await hold(trx, row.id, input);
  await adoptFormCard(trx, row, place);
  await deps.jobs.wake(trx, 'reconcile', row.id);
  return row;
}

/** Turns the form card into the status card; the click's answer is its first content. */
async function adoptFormCard(trx: Trx, row: RequestRow, place: Place): Promise<void> {
  await askNotice(trx, row.id, 'status', place.conversationId);
  const notice = await findNotice(trx, row.id, 'status', place.conversationId);
  if (!notice || !place.cardActivityId) return;
  await setSent(trx, 'notice', notice.id, {
    revision: row.revision,
    digest: '',
    newActivityId: place.cardActivityId,
  });
}
