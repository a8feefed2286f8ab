import { sentence } from '../../../language/sentence.ts';
import { wrong, type Parsed } from './parsed.ts';

/** Parses the name of a new publication, which becomes part of its addresses. */
export function parseName(text: string): Parsed<string> {
  const name = text.trim().toLowerCase();
  if (!name) return wrong('name', sentence('Enter a short name; it becomes part of the address.'));
  if (name.length > 50) return wrong('name', sentence('Use at most 50 characters.'));
  if (/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name)) return { value: name };
  return wrong(
    'name',
    sentence(
      'Use lower-case letters, digits and dashes only, no spaces; begin and end with a letter or digit.',
    ),
  );
}

/** Normalises the name of an existing publication, as sent by a card or typed. */
export function knownName(text: string): string {
  return text.trim().toLowerCase();
}
