export type { Asking } from '../../../store/asking.ts';
