import { plain } from './plain.ts';
import { eitherWords, erasing, fromWords, removing } from './words.ts';

/**
 * Returns the commands that the word for one can mean by what is typed with it, the likeliest first: "remove tom@x from
 * sales" is about a person, "remove sales" more likely about the publication.
 */
export function readingsOf(command: string, word: string, text: string): readonly string[] {
  const hasPerson = text.includes('@');
  const hasAddress = /https?:\/\//iu.test(text);
  if (erasing.has(word) || removing.has(word)) return takenAway(erasing.has(word), hasPerson, text);
  if (command === 'assign' && hasAddress && !hasPerson && !text.includes(' ')) return ['publish', 'assign'];
  return hasAddress ? [command] : (eitherWords.get(word) ?? [command]);
}

function takenAway(isErased: boolean, hasPerson: boolean, text: string): readonly string[] {
  if (hasPerson) return ['unassign'];
  const hasFrom = text.split(' ').some((one) => fromWords.has(plain(one)));
  if (isErased) return hasFrom ? ['unassign', 'unpublish'] : ['unpublish'];
  return hasFrom ? ['unassign'] : ['unpublish', 'unassign'];
}
