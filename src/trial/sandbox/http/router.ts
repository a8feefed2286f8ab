import type { Tenant } from '../tenant/tenant.ts';
import { ApiFault, unknownSegment } from './fault.ts';
import type { ApiRequest, ApiResponse, Version } from './message.ts';

/** Values of the `{name}` segments of a route. */
export type Params = Readonly<Record<string, string>>;

/** Synchronous, so that requests never see each other's partial work. */
export type RouteHandler = (tenant: Tenant, request: ApiRequest, params: Params) => ApiResponse;

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Segments; `{name}` matches any value. Compared case-insensitively, as Graph does. */
  path: string;
  versions: readonly Version[];
  handler: RouteHandler;
}

export const bothVersions: readonly Version[] = ['v1.0', 'beta'];
export const betaOnly: readonly Version[] = ['beta'];

type Found = { route: Route; params: Params };

/** Finds the route of a request, or refuses the request as Graph does. */
export function findRoute(routes: readonly Route[], request: ApiRequest): Found {
  const inVersion = routes.filter((route) => route.versions.includes(request.version));
  const matching = inVersion.flatMap((route) => {
    const params = match(route.path.split('/'), request.path);
    return params === null ? [] : [{ route, params }];
  });
  const found = matching.find(({ route }) => route.method === request.method);
  if (found) return found;
  if (matching.length > 0) {
    throw new ApiFault(
      405,
      'Request_BadRequest',
      'Specified HTTP method is not allowed for the request target.',
    );
  }
  throw unknownSegment(firstUnknownSegment(inVersion, request.path));
}

function match(template: string[], path: string[]): Params | null {
  if (template.length !== path.length) return null;

  const params: Record<string, string> = {};
  for (const [position, segment] of path.entries()) {
    const expected = template[position] ?? '';
    if (expected.startsWith('{')) params[expected.slice(1, -1)] = segment;
    else if (expected.toLowerCase() !== segment.toLowerCase()) return null;
  }
  return params;
}

function firstUnknownSegment(routes: readonly Route[], path: string[]): string {
  const templates = routes.map((route) => route.path.split('/'));
  const known = path.findIndex((_, position) => {
    const start = path.slice(0, position + 1);
    return !templates.some((template) => match(template.slice(0, position + 1), start) !== null);
  });
  return path.at(known) ?? '';
}
