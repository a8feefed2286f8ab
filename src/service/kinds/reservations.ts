import { joined, sentence, type Text } from '../../language/sentence.ts';
import { UserError } from '../../errors.ts';
import { findPublicationByName, type PublicationRow } from '../../store/publications.ts';
import {
  findRequestById,
  findReservationKeys,
  findReservations,
  type RequestRow,
} from '../../store/requests.ts';
import { type ChangeInput, pickedIds } from '../model/change-input.ts';
import type { Deps } from '../model/deps.ts';
import { internalUrl } from '../model/desired.ts';
import type { PublishInput } from '../model/publish-input.ts';
import type { RequestKind } from '../model/request.ts';
import { storedDesired } from '../model/stored.ts';
import type { Db } from '../../store/db.ts';

/**
 * What no two publications can share: the name, both external hosts (`a-auth` as a name would collide with the second
 * host of `a`) and the internal URLs, which Application Proxy publishes only once.
 */
export function reservationKeys(input: PublishInput): string[] {
  const hosts = [input.name, `${input.name}-auth`].map((host) => `host:${host}@${input.externalDomain}`);
  const urls = urlKeys([internalUrl('hub', input), internalUrl('auth', input)]);
  return [...new Set([`name:${input.name}`, ...hosts, ...urls])];
}

/** Internal addresses, each of which Application Proxy publishes only once. */
export function urlKeys(internalUrls: readonly string[]): string[] {
  return [...new Set(internalUrls.map((url) => `url:${url}`))];
}

/** External addresses, each of which one application of the tenant can have. */
export function hostKeys(externalUrls: readonly string[]): string[] {
  const hosts = externalUrls.filter(Boolean).map((url) => new URL(url).hostname);
  return [...new Set(hosts.map((host) => `host:${host.replace('.', '@')}`))];
}

/** One open change for each publication: two plans at a time could not both be right. */
export function changeKey(publicationId: string): string {
  return `change:${publicationId}`;
}

/** What a request about an existing publication holds; addresses the publication holds already are left out. */
export async function changeReservationKeys(db: Db, input: ChangeInput): Promise<string[]> {
  if (input.kind === 'adopt')
    return [`name:${input.name}`, ...Object.values(pickedIds(input)).map((id) => `application:${id}`)];
  const publication = await findPublicationByName(db, input.name);
  if (!publication) return [];
  const own = await findReservationKeys(db, publication.request_id);
  return [changeKey(publication.id), ...addressesOf(input, publication).filter((key) => !own.includes(key))];
}

function addressesOf(input: ChangeInput, publication: PublicationRow): string[] {
  if (input.kind === 'update')
    return [
      ...urlKeys([internalUrl('hub', input), internalUrl('auth', input)]),
      ...hostKeys([input.externalUrl, input.authExternalUrl]),
    ];
  if (input.kind !== 'restore') return [];
  return urlKeys(storedDesired(publication).applications.map((one) => one.internalUrl));
}

/** Says which request has to end first. */
export async function busyError(deps: Deps, keys: readonly string[]): Promise<UserError> {
  const [held] = await findReservations(deps.db, [...keys]);
  const holder = held && (await findRequestById(deps.db, held.request_id));
  const [kind = '', ...rest] = (held?.key ?? '').split(':');
  if (kind === 'application') return pickedError(holder);
  const isChange = kind === 'change';
  const name = holder?.name ?? '';
  const key = rest.join(':').replace('@', '.') || sentence('This');
  const what = isChange ? openWords(holder) : sentence('{key} is held by “{name}”.', { key, name });
  const advice = isChange
    ? sentence('It must be decided, finished or withdrawn first.')
    : sentence('Choose another.');
  const field = { name: 'name', url: 'qlikUrl', host: 'externalUrl' }[kind] ?? '';
  return new UserError(what, advice, [{ field, message: joined([what, advice], ' ') }]);
}

/** An application that somebody has picked, or has had adopted, already. */
function pickedError(holder: RequestRow | undefined): UserError {
  const [name, who] = [holder?.name ?? '', holder?.requester_name ?? ''];
  const what =
    holder?.state === 'done'
      ? sentence('This application belongs to the publication “{name}” already. Pick another.', { name })
      : sentence('This application is already asked for as “{name}”, by {who}. Pick another.', { name, who });
  return new UserError(sentence('This is taken'), '', [{ field: 'hubApplicationId', message: what }]);
}

const kinds: Record<RequestKind, Text> = {
  publish: sentence('publish'),
  update: sentence('update'),
  assign: sentence('assign'),
  unassign: sentence('unassign'),
  unpublish: sentence('unpublish'),
  restore: sentence('restore'),
  adopt: sentence('adopt'),
  repair: sentence('repair'),
};

function openWords(holder: RequestRow | undefined): Text {
  const kind = kinds[(holder?.kind ?? 'update') as RequestKind];
  const [name, who] = [holder?.name ?? '', holder?.requester_name ?? ''];
  return sentence('There is an open request to {kind} “{name}”, by {who}.', { kind, name, who });
}

/** Says what is held already, and by whom. */
export async function takenError(deps: Deps, input: PublishInput): Promise<UserError> {
  const keys = reservationKeys(input);
  const held = (await findReservations(deps.db, keys)).toSorted(
    (a, b) => keys.indexOf(a.key) - keys.indexOf(b.key),
  )[0];
  const holder = held && (await findRequestById(deps.db, held.request_id));
  const { field, what, advice } = wordsFor(held?.key ?? '', input);
  const message = joined([takenWords(what, holder, input), advice], ' ');
  return new UserError(sentence('This is taken'), advice, [{ field, message }]);
}

function takenWords(what: Text, holder: RequestRow | undefined, input: PublishInput): Text {
  if (!holder) return sentence('{what} is already asked for.', { what });
  const [name, who] = [holder.name, holder.requester_name];
  const isDone = holder.state === 'done';
  if (name === input.name)
    return isDone
      ? sentence('{what} is already published, by {who}.', { what, who })
      : sentence('{what} is already asked for, by {who}.', { what, who });
  return isDone
    ? sentence('{what} is already published as part of “{name}”, by {who}.', { what, name, who })
    : sentence('{what} is already asked for as part of “{name}”, by {who}.', { what, name, who });
}

function wordsFor(key: string, input: PublishInput): { field: string; what: Text; advice: Text } {
  const advice = sentence('Choose another name.');
  const { name } = input;
  if (key.startsWith('host:'))
    return { field: 'name', what: sentence('The address of “{name}”', { name }), advice };
  if (!key.startsWith('url:')) return { field: 'name', what: sentence('“{name}”', { name }), advice };
  const field = key === `url:${internalUrl('hub', input)}` ? 'qlikUrl' : 'authPort';
  return {
    field,
    what: key.slice('url:'.length, -1),
    advice: sentence('One Qlik Sense server can be published once.'),
  };
}
