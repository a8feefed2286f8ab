import type { Role } from '../../store/tables.ts';

export type { Role } from '../../store/tables.ts';

/** Every role, in the order in which people read of them. */
export const roles: readonly Role[] = ['hub', 'auth'];
