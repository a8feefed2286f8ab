import type { Page } from '../model/view.ts';

/** Entries of a list shown at a time. */
const pageSize = 8;

/** Nobody turns more pages than this many entries fill, and counting on would make each page of a long list slow. */
export const mostCounted = 1000;

/** The rows of a page to read; a page beyond the end is the last one. */
export function pageWindow(page: number, total: number, size = pageSize): { limit: number; offset: number } {
  return { limit: size, offset: (clamp(page, total, size) - 1) * size };
}

/** A page whose items were read through its window. */
export function pageFrom<T>(items: T[], page: number, total: number, size = pageSize): Page<T> {
  return { items, page: clamp(page, total, size), pages: pagesOf(total, size), total };
}

/** A page of a list that is there as a whole. */
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
