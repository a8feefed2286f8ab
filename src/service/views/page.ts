import type { Window } from '../../store/window.ts';
import type { Page } from '../model/view.ts';

/** Number of entries per page. */
const pageSize = 8;

/** Nobody pages further than this many entries, and counting more would slow down every page of a long list. */
export const mostCounted = 1000;

/**
 * Which page: its number, and beside which entry of a page that somebody has before them. The entry decides, so that a
 * page begins where the other one ended, whatever was added meanwhile; the first page begins at the top.
 */
export interface PageAt {
  page: number;
  /** Keys of entries; `''` or absent = only the number is known. */
  after?: string;
  before?: string;
}

/**
 * Reads a page with `read`, which returns rows in order; a page beyond the end becomes the last one. `keyOf` = by what a
 * row is found again.
 */
export async function readPage<Row, T>(
  at: number | PageAt,
  { total, size = pageSize }: { total: number; size?: number },
  read: (window: Window) => Promise<Row[]>,
  show: { keyOf(row: Row): string; view(row: Row): Promise<T> },
): Promise<Page<T>> {
  const { page, after = '', before = '' } = typeof at === 'number' ? { page: at } : at;
  const isBeside = page > 1 && (after !== '' || before !== '');
  const beside = isBeside ? await read({ limit: size, offset: 0, after, before }) : [];
  const offset = (clamp(page, total, size) - 1) * size;
  const rows = beside.length > 0 ? beside : await read({ limit: size, offset, after: '', before: '' });
  const keys = {
    first: rows.slice(0, 1).map(show.keyOf).join(''),
    last: rows.slice(-1).map(show.keyOf).join(''),
  };
  return { ...pageFrom(await Promise.all(rows.map(show.view)), page, total, size), ...keys };
}

/** Builds a page from its items. */
export function pageFrom<T>(items: T[], page: number, total: number, size = pageSize): Page<T> {
  return { items, page: clamp(page, total, size), pages: pagesOf(total, size), total };
}

/** Cuts a page out of a complete list. */
export function pageOf<T>(all: readonly T[], page: number): Page<T> {
  const offset = (clamp(page, all.length, pageSize) - 1) * pageSize;
  return pageFrom(all.slice(offset, offset + pageSize), page, all.length);
}

function clamp(page: number, total: number, size: number): number {
  return Math.min(Math.max(1, page), pagesOf(total, size));
}

function pagesOf(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}
