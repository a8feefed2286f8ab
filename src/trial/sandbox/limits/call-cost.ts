import type { ApiRequest } from '../http/message.ts';

const costly: readonly (readonly [path: RegExp, units: number])[] = [
  [/^applications$/i, 2],
  [/^users$/i, 2],
  [/^servicePrincipals\/[^/]+\/appRoleAssignments$/i, 2],
  [/^subscribedSkus$/i, 3],
  [/^groups\/[^/]+\/members$/i, 3],
];

/**
 * Returns the resource units that a call costs:
 * https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits
 */
export function resourceUnits({ method, path, query }: ApiRequest): number {
  if (method !== 'GET') return 1;

  const [, base = 1] = costly.find(([pattern]) => pattern.test(path.join('/'))) ?? [];
  const top = query.get('$top');
  const less = Number(query.has('$select')) + Number(top !== null && Number(top) < 20);
  return Math.max(1, base + Number(query.has('$expand')) - less);
}

/** Whether a call counts as a write; checking memberships is a POST that writes nothing. */
export function isWrite({ method, path }: ApiRequest): boolean {
  return method !== 'GET' && !/^(check|get)Member/i.test(path.at(-1) ?? '');
}
