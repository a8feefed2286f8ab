export type { NoticeKind } from '../../../store/tables.ts';
