import type { Look } from './cause.ts';

/** Judges what was read: null = it was not. */
export function looked<T>(value: T | null | undefined, isWrong: (value: T) => boolean): Look {
  if (value === null || value === undefined) return 'unseen';
  return isWrong(value) ? 'found' : 'fine';
}
