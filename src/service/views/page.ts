import type { Page } from '../model/view.ts';

/** Number of entries per page. */
const pageSize = 8;

/** Nobody pages further than this many entries, and counting more would slow down every page of a long list. */
export const mostCounted = 1000;

/** Returns the rows to read for a page; a page beyond the end becomes the last one. */
export function pageWindow(page: number, total: number, size = pageSize): { limit: number; offset: number } {
  return { limit: size, offset: (clamp(page, total, size) - 1) * size };
}

/** Builds a page from the items read through its window. */
export function pageFrom<T>(items: T[], page: number, total: number, size = pageSize): Page<T> {
  return { items, page: clamp(page, total, size), pages: pagesOf(total, size), total };
}

/** Cuts a page out of a complete list. */
export function pageOf<T>(all: readonly T[], page: number): Page<T> {
  const { limit, offset } = pageWindow(page, all.length);
  return pageFrom(all.slice(offset, offset + limit), page, all.length);
}

function clamp(page: number, total: number, size: number): number {
  return Math.min(Math.max(1, page), pagesOf(total, size));
}

function pagesOf(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}
