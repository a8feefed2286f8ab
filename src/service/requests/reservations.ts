import { UserError } from '../../errors.ts';
import { findRequestById, findReservations } from '../../store/requests.ts';
import type { Deps } from '../deps.ts';
import { internalUrl } from '../publication/desired.ts';
import type { PublishInput } from '../publish-input.ts';

/**
 * What no two publications can share: the name, both external hosts (`a-auth` as a name would collide with the second
 * host of `a`) and the internal URLs, which Application Proxy publishes only once.
 */
export function reservationKeys(input: PublishInput): string[] {
  const hosts = [input.name, `${input.name}-auth`].map((host) => `host:${host}@${input.externalDomain}`);
  const urls = [internalUrl('hub', input), internalUrl('auth', input)].map((url) => `url:${url}`);
  return [...new Set([`name:${input.name}`, ...hosts, ...urls])];
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
