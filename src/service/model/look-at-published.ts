import type { PublishedApplication } from '../../graph/published-applications.ts';
import type { AddressKeys } from '../../store/published.ts';
import type { Readers } from './readers.ts';

/** What is asked of the index of published applications. */
export interface AskedOfPublished {
  readers: Readers;
  /** The addresses whose holders must be among what is read. */
  keys: AddressKeys;
  /** Of those read longest ago, so many are read again. */
  oldest: number;
}

/** What was just read of some applications, by object id; null = not published. */
export type ReadPublished = Map<string, PublishedApplication | null>;

/** What one look has found. */
export interface Refreshed {
  /** Everything it has read: whoever has one of the addresses asked about is among it. */
  read: ReadPublished;
  /** Since when all others were read; null = all were read just now. */
  asOf: Date | null;
}

/** Brings the index up to date; null = Graph does not show how applications are published. Throws what Graph throws. */
export type LookAtPublished = (asked: AskedOfPublished) => Promise<Refreshed | null>;
