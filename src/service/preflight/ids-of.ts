import type { Principal } from '../model/publication/desired.ts';

/** Returns the object ids of those of one type, in their order. */
export function idsOf(principals: readonly Principal[], type: Principal['type']): string[] {
  return principals.filter((one) => one.type === type).map(({ id }) => id);
}
