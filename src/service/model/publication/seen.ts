export { seenValues } from '../../../store/seen.ts';
export type { Seen } from '../../../store/seen.ts';
