import { UserError } from '../../errors.ts';
import type { Db } from '../../store/database.ts';
import { findPublicationByName, type PublicationRow } from '../../store/publications.ts';
import { findRequestById, findReservationKeys, findReservations } from '../../store/requests.ts';
import type { ChangeInput } from '../change-input.ts';
import type { Deps } from '../deps.ts';
import { internalUrl } from '../publication/desired.ts';
import type { PublishInput } from '../publish-input.ts';
import { storedDesired } from './stored.ts';

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
  if (input.kind === 'adopt') return [`name:${input.name}`];
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
  const isChange = kind === 'change';
  const what = isChange
    ? `There is an open request to ${holder?.kind ?? 'change'} “${holder?.name ?? ''}”, by ${holder?.requester_name ?? ''}.`
    : `${rest.join(':').replace('@', '.') || 'This'} is held by “${holder?.name ?? ''}”.`;
  const advice = isChange ? 'It must be decided, finished or withdrawn first.' : 'Choose another.';
  const field = { name: 'name', url: 'qlikUrl', host: 'externalUrl' }[kind] ?? '';
  return new UserError(what, advice, [{ field, message: `${what} ${advice}` }]);
}

/** Says what is held already, and by whom. */
export async function takenError(deps: Deps, input: PublishInput): Promise<UserError> {
  const keys = reservationKeys(input);
  const held = (await findReservations(deps.db, keys)).sort(
    (a, b) => keys.indexOf(a.key) - keys.indexOf(b.key),
  )[0];
  const holder = held && (await findRequestById(deps.db, held.request_id));
  const { field, what, advice } = wordsFor(held?.key ?? '', input);
  const how = holder?.state === 'done' ? 'is already published' : 'is already asked for';
  const as = holder && holder.name !== input.name ? ` as part of “${holder.name}”` : '';
  const who = holder ? `, by ${holder.requester_name}` : '';
  const message = `${what} ${how}${as}${who}. ${advice}`;
  return new UserError('This is taken', advice, [{ field, message }]);
}

function wordsFor(key: string, input: PublishInput): { field: string; what: string; advice: string } {
  const advice = 'Choose another name.';
  if (key.startsWith('host:')) return { field: 'name', what: `The address of “${input.name}”`, advice };
  if (!key.startsWith('url:')) return { field: 'name', what: `“${input.name}”`, advice };
  const field = key === `url:${internalUrl('hub', input)}` ? 'qlikUrl' : 'authPort';
  return {
    field,
    what: key.slice('url:'.length, -1),
    advice: 'One Qlik Sense server can be published once.',
  };
}
