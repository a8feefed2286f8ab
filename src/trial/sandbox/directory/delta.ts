import { randomUUID } from 'node:crypto';
import { ApiFault, malformed } from '../http/fault.ts';
import { ok, type ApiRequest, type ApiResponse } from '../http/message.ts';
import { contextOf, project, type Resource } from '../odata/resource.ts';
import { followChanges, type Changes } from './changes.ts';

/** What a token stands for: how many changes it has seen, and the initial `$select`. */
interface Round {
  seen: number;
  select: string | null;
}

/** Graph keeps tokens for seven days; here they are kept until it stops. */
interface Followed<Item> {
  changes: Changes<Item>;
  rounds: Map<string, Round>;
}

const followedOf = new WeakMap<object, Followed<unknown>>();

/**
 * Answers a delta query: `$deltatoken=latest` begins a round without its objects, a token from a `deltaLink` returns what
 * was made, changed in a selected property or removed since. Assignments are relations, and Application Proxy's settings
 * belong to another workload: neither counts as a change.
 * https://learn.microsoft.com/graph/delta-query-overview
 */
export function answerDelta<Item extends object>(
  request: ApiRequest,
  resource: Resource<Item>,
  records: ReadonlyMap<string, Item>,
): ApiResponse {
  const { query, version, baseUrl } = request;
  for (const name of query.keys())
    if (!['$select', '$deltatoken'].includes(name))
      throw malformed(`The query option '${name}' is not supported here.`);
  const { changes, rounds } = follow(records);
  const token = query.get('$deltatoken');
  const last = token === null || token === 'latest' ? null : known(rounds, token);
  const select = last ? last.select : query.get('$select');
  const shown = (item: Item) => project(resource, item, version, select);
  const value = last
    ? differences(changes.since(last.seen), records, shown)
    : token === null
      ? [...records.values()].map(shown)
      : [];
  const next = randomUUID();
  rounds.set(next, { seen: changes.count(), select });
  return ok({
    '@odata.context': contextOf(baseUrl, version, resource.set, select),
    '@odata.deltaLink': `${baseUrl}/${version}/${resource.set}/delta?$deltatoken=${next}`,
    value,
  });
}

function follow<Item>(records: ReadonlyMap<string, Item>): Followed<Item> {
  const followed = followedOf.get(records) ?? { changes: followChanges(records), rounds: new Map() };
  followedOf.set(records, followed);
  return followed as Followed<Item>;
}

function known(rounds: ReadonlyMap<string, Round>, token: string): Round {
  const round = rounds.get(token);
  if (round) return round;
  const message = 'The sync state generation is not found. The delta token is expired.';
  throw new ApiFault(400, 'syncStateNotFound', message);
}

function differences<Item extends object>(
  before: ReadonlyMap<string, Item | undefined>,
  now: ReadonlyMap<string, Item>,
  shown: (item: Item) => object,
): object[] {
  return [...before].flatMap(([id, old]) => {
    const item = now.get(id);
    if (!item) return old ? [{ id, '@removed': { reason: 'changed' } }] : [];
    const isSame = old && JSON.stringify(shown(old)) === JSON.stringify(shown(item));
    return isSame ? [] : [{ ...shown(item), id }];
  });
}
