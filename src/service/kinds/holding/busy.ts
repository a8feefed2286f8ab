import { UserError } from '../../../errors.ts';
import { joined, sentence, type Text } from '../../../language/sentence.ts';
import type { RequestRow } from '../../../store/requests.ts';
import type { Held, Reservation } from '../../../store/reservations.ts';
import { kinds } from '../kinds.ts';

/** Builds the error that says which request must end first, or what to choose instead. */
export function busyError(held: Held | null, holder: RequestRow | null): UserError {
  const [name, who] = [holder?.name ?? '', holder?.requester_name ?? ''];
  const reservation = held?.reservation;
  if (reservation?.what === 'application') return pickedError(holder?.state === 'done', name, who);
  if (reservation?.what === 'publication') {
    const kind = kinds[holder?.kind ?? 'update'].word;
    return taken(
      '',
      sentence('There is an open request to {kind} “{name}”, by {who}.', { kind, name, who }),
      sentence('It must be decided, finished or withdrawn first.'),
    );
  }
  const key = reservation ? shown(reservation) : sentence('This');
  return taken(
    reservation ? fields[reservation.what] : '',
    sentence('{key} is held by “{name}”.', { key, name }),
    sentence('Choose another.'),
  );
}

/** The form field of each kind of reservation. */
const fields = { name: 'name', url: 'qlikUrl', host: 'externalUrl', unknown: '' } as const;

function taken(field: string, what: Text, advice: Text): UserError {
  return new UserError(what, advice, [{ field, message: joined([what, advice], ' ') }]);
}

function shown(reservation: Exclude<Reservation, { id: string }>): Text {
  switch (reservation.what) {
    case 'name':
      return reservation.name;
    case 'host':
      return `${reservation.label}.${reservation.domain}`;
    case 'url':
      return reservation.url;
    case 'unknown':
      return sentence('This');
  }
}

/** Builds the error for an application that is already picked or adopted. */
function pickedError(isDone: boolean, name: string, who: string): UserError {
  const message = isDone
    ? sentence('This application belongs to the publication “{name}” already. Pick another.', { name })
    : sentence('This application is already asked for as “{name}”, by {who}. Pick another.', { name, who });
  return new UserError(sentence('This is taken'), '', [{ field: 'hubApplicationId', message }]);
}
