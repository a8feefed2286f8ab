import type { Role } from '../../../store/tables.ts';

export type { Role } from '../../../store/tables.ts';

/** Every role, in display order. */
export const roles: readonly Role[] = ['hub', 'auth'];
