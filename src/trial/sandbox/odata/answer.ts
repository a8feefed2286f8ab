import { ApiFault, malformed } from '../http/fault.ts';
import { ok, type ApiRequest, type ApiResponse } from '../http/message.ts';
import { parseFilter } from './filter.ts';
import { contextOf, project, type Resource } from './resource.ts';

/** Returns a response with one item, projected by `$select`. */
export function answerItem<Item extends object>(
  request: ApiRequest,
  resource: Resource<Item>,
  item: Item,
): ApiResponse {
  allowOptions(request, ['$select']);
  const select = request.query.get('$select');
  const context = contextOf(request.baseUrl, request.version, resource.set, select, '/$entity');
  return ok({ '@odata.context': context, ...project(resource, item, request.version, select) });
}

/**
 * Returns a response with a page of items: `$filter`, `$select`, `$top`, `$count` (with `ConsistencyLevel: eventual`),
 * next links.
 */
export function answerList<Item extends object>(
  request: ApiRequest,
  resource: Resource<Item>,
  items: Iterable<Item>,
): ApiResponse {
  allowOptions(request, ['$select', '$filter', '$top', '$count', '$skiptoken']);
  const { version, query } = request;
  const select = query.get('$select');
  const found = filtered(request, resource, items);
  const start = readSkipToken(query.get('$skiptoken'));
  const end = start + pageSize(query.get('$top'), resource);

  return ok({
    '@odata.context': contextOf(request.baseUrl, version, resource.set, select),
    ...(isCounted(request) && { '@odata.count': found.length }),
    ...(end < found.length && { '@odata.nextLink': nextLink(request, end) }),
    value: found.slice(start, end).map((item) => project(resource, item, version, select)),
  });
}

/** Refuses query options that are not in the list. */
function allowOptions(request: ApiRequest, allowed: readonly string[]): void {
  for (const name of request.query.keys()) {
    if (!allowed.includes(name)) throw malformed(`The query option '${name}' is not supported here.`);
  }
}

function filtered<Item extends object>(
  request: ApiRequest,
  resource: Resource<Item>,
  items: Iterable<Item>,
): Item[] {
  const { version, query } = request;
  const filter = query.get('$filter');
  if (filter === null) return [...items];

  const passes = parseFilter(filter, resource.filterable(version));
  return [...items].filter((item) => passes(resource.view(item, version)));
}

function pageSize<Item extends object>(top: string | null, resource: Resource<Item>): number {
  const size = top === null ? resource.pageSize.default : Number(top);
  if (Number.isInteger(size) && size >= 1 && size <= resource.pageSize.max) return size;

  const message = `Invalid page size specified: '${top}'. Must be between 1 and ${resource.pageSize.max} inclusive.`;
  throw new ApiFault(400, 'Request_UnsupportedQuery', message);
}

/** Without the header Graph silently ignores `$count`: https://learn.microsoft.com/graph/aad-advanced-queries */
function isCounted(request: ApiRequest): boolean {
  const isEventual = request.headers['consistencylevel']?.toLowerCase() === 'eventual';
  return isEventual && request.query.get('$count') === 'true';
}

function nextLink(request: ApiRequest, position: number): string {
  const query = new URLSearchParams(request.query);
  query.set('$skiptoken', Buffer.from(`from:${position}`).toString('base64url'));
  const path = request.path.map(encodeURIComponent).join('/');
  return `${request.baseUrl}/${request.version}/${path}?${query.toString()}`;
}

function readSkipToken(token: string | null): number {
  if (token === null) return 0;

  const found = /^from:(\d+)$/.exec(Buffer.from(token, 'base64url').toString());
  if (!found) throw new ApiFault(400, 'Directory_ExpiredPageToken', 'The specified page token is expired.');
  return Number(found[1]);
}
