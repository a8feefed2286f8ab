import type { Text } from '../../../language/sentence.ts';

/** Whether a difference says nothing of people, groups or addresses, so that everybody may read it. */
export function isOpenText(text: Text): boolean {
  if (typeof text === 'string' || !('values' in text)) return false;
  const { difference } = text.values;
  // One that names something has values of its own.
  return (
    typeof difference === 'object' && 'values' in difference && Object.keys(difference.values).length === 0
  );
}
