import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import {
  findCardsOn,
  findFormCard,
  insertFormCard,
  releaseMessage,
  takeFormCard,
  type Message,
} from '../../store/form-cards.ts';
import type { NoticeRow } from '../../store/notices.ts';
import { findRequestsByIds, lockRequestsByIds, type RequestRow } from '../../store/requests.ts';
import { withoutThread } from '../conversations/thread.ts';
import type { Deps } from '../model/deps.ts';
import type { Actor } from '../model/request/request.ts';
import { isRequester } from './checks/is-requester.ts';
import { storedRequest } from '../model/request/stored.ts';
import type { Trx } from '../../store/db.ts';
import type { Place } from '../model/request/place.ts';
import { lookAgain } from '../waiting/look-again.ts';

/** The form was sent from a message that the bot does not know, so it cannot tell whose form it is. */
export class UnknownFormError extends UserError {
  override name = 'UnknownFormError';
}

const anotherRequest = [
  sentence('This card belongs to another request.'),
  sentence('Type publish for a new form.'),
] as const;

/** Remembers that a form was posted for a person, so that it can be sent from that message. */
export async function rememberForm(
  deps: Deps,
  actor: Pick<Actor, 'aadObjectId'>,
  { conversationId, activityId }: { conversationId: string; activityId: string },
): Promise<void> {
  const message = { channelId: withoutThread(conversationId), activityId };
  await insertFormCard(deps.db, message, actor.aadObjectId.toLowerCase());
}

/**
 * Refuses a form sent from a message that is not the person's own form: a card belongs to one request for ever, and
 * only its requester may correct it. A form can be sent before its message id reaches our store, so an unknown message
 * is looked for again for about a second. Throws UserError, or UnknownFormError if the message is unknown.
 */
export async function requireOwnForm(deps: Deps, actor: Actor, place: Place): Promise<void> {
  const message = messageOf(place);
  const { cards, owner } = await lookAgain(
    () => formOn(deps, message),
    (seen) => message.activityId === '' || seen.cards.length > 0 || seen.owner !== null,
  );
  if (cards.length > 0)
    return requireCorrection(await findRequestsByIds(deps.db, requestIdsOf(cards)), cards, actor);
  if (owner !== null) return requireOwner(owner, actor);
  throw new UnknownFormError(
    sentence('This form is not known any more.'),
    sentence('What you typed is in a new one below; send that.'),
  );
}

async function formOn({ db }: Deps, message: Message): Promise<{ cards: NoticeRow[]; owner: string | null }> {
  const cards = await findCardsOn(db, message);
  return { cards, owner: cards.length > 0 ? null : await findFormCard(db, message) };
}

/**
 * Assigns the form's message to a new request, in the transaction that stores the request. Throws UserError, also if
 * another click was first.
 */
export async function takeForm(trx: Trx, actor: Actor, place: Place): Promise<void> {
  const message = messageOf(place);
  if (await takeFormCard(trx, message)) return;
  const cards = await findCardsOn(trx, message);
  const rows = await lockRequestsByIds(trx, requestIdsOf(cards));
  // While this waited for the lock, the message may have been assigned to another request.
  const now = requestIdsOf(await findCardsOn(trx, message));
  if (now.length === 0 || now.join() !== requestIdsOf(cards).join()) throw new UserError(...anotherRequest);
  requireCorrection(rows, cards, actor);
  for (const { id } of cards) await releaseMessage(trx, id, message.activityId);
}

function messageOf({ conversationId, cardActivityId }: Place): Message {
  return { channelId: withoutThread(conversationId), activityId: cardActivityId };
}

function requestIdsOf(cards: readonly NoticeRow[]): string[] {
  return [...new Set(cards.map((card) => card.request_id))].toSorted();
}

/** Only the status card of the person's own request, sent back for correction, counts as a form. Throws UserError. */
function requireCorrection(rows: readonly RequestRow[], cards: readonly NoticeRow[], actor: Actor): void {
  const isForm = (row: RequestRow) =>
    row.state === 'failed' && (storedRequest(row).problem?.fields ?? []).length > 0;
  const isStatus = cards.every(({ kind }) => kind === 'status' || kind === 'failed');
  if (!isStatus || !rows.every(isForm)) throw new UserError(...anotherRequest);
  const other = rows.find((row) => !isRequester(row, actor));
  if (other)
    throw new UserError(
      sentence('Only {who} can correct this request.', { who: other.requester_name }),
      sentence('Type publish for a new form.'),
    );
}

function requireOwner(owner: string, { aadObjectId }: Actor): void {
  if (owner === aadObjectId.toLowerCase()) return;
  throw new UserError(
    sentence('This form was opened by somebody else.'),
    sentence('Type publish, or the command of the change, for a form of your own.'),
  );
}
