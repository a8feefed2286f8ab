/**
 * Which rows of an ordered list to read: those after or before the row with a key, or else those from `offset` on. No key
 * is `''`.
 */
export interface Window {
  limit: number;
  offset: number;
  after: string;
  before: string;
}
