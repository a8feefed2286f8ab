/** The part of a URL after the version: `/users('rita@contoso.com')/groups?$top=5`. */
export interface Target {
  path: string[];
  query: URLSearchParams;
}

/**
 * Splits a path into segments; OData key predicates become separate segments: `applications(appId='x')` is
 * `applications`, `appId=x`.
 */
export function parseTarget(target: string): Target {
  const url = new URL(target.startsWith('/') ? target : `/${target}`, 'http://sandbox');
  const path = url.pathname
    .split('/')
    .filter((segment) => segment !== '')
    .map(decode)
    .flatMap(splitKey);
  return { path, query: url.searchParams };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function splitKey(segment: string): string[] {
  const found = /^(\w+)\((?:(\w+)=)?'(.*)'\)$/.exec(segment);
  if (!found) return [segment];

  const [, collection = '', key, value = ''] = found;
  const literal = value.replaceAll("''", "'");
  return [collection, key === undefined ? literal : `${key}=${literal}`];
}
