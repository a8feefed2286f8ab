import { randomUUID } from 'node:crypto';
import { ApiFault, malformed } from '../http/fault.ts';
import { ok, type ApiRequest, type ApiResponse } from '../http/message.ts';
import { contextOf, project, type Resource } from '../odata/resource.ts';

/** What a token stands for: the records as they were, which are never changed in place, and the initial `$select`. */
interface Round<Item> {
  records: ReadonlyMap<string, Item>;
  select: string | null;
}

/** Graph keeps tokens for seven days; here the latest ones of each collection are known, until it stops. */
const mostTokens = 200;
const roundsOf = new WeakMap<object, Map<string, Round<unknown>>>();

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
  const rounds = (roundsOf.get(records) ?? new Map()) as Map<string, Round<Item>>;
  roundsOf.set(records, rounds);
  const token = query.get('$deltatoken');
  const last = token === null || token === 'latest' ? null : known(rounds, token);
  const select = last ? last.select : query.get('$select');
  const shown = (item: Item) => project(resource, item, version, select);
  const before = last?.records ?? (token === 'latest' ? records : new Map<string, Item>());
  const next = randomUUID();
  rounds.set(next, { records: new Map(records), select });
  for (const old of [...rounds.keys()].slice(0, -mostTokens)) rounds.delete(old);
  return ok({
    '@odata.context': contextOf(baseUrl, version, resource.set, select),
    '@odata.deltaLink': `${baseUrl}/${version}/${resource.set}/delta?$deltatoken=${next}`,
    value: differences(before, records, shown),
  });
}

function known<Item>(rounds: ReadonlyMap<string, Round<Item>>, token: string): Round<Item> {
  const round = rounds.get(token);
  if (round) return round;
  const message = 'The sync state generation is not found. The delta token is expired.';
  throw new ApiFault(400, 'syncStateNotFound', message);
}

function differences<Item extends object>(
  before: ReadonlyMap<string, Item>,
  now: ReadonlyMap<string, Item>,
  shown: (item: Item) => object,
): object[] {
  const changed = [...now].flatMap(([id, item]) => {
    const old = before.get(id);
    if (old === item) return [];
    const isSame = old && JSON.stringify(shown(old)) === JSON.stringify(shown(item));
    return isSame ? [] : [{ ...shown(item), id }];
  });
  const removed = [...before.keys()].filter((id) => !now.has(id));
  return [...changed, ...removed.map((id) => ({ id, '@removed': { reason: 'changed' } }))];
}
