import { joined, sentence, type Text } from '../../language/sentence.ts';
import type { Change } from '../model/publication/change.ts';
import { kindsOfChange } from './kinds-of-change.ts';

/** Applications are counted before people. */
const inOrder = kindsOfChange.toSorted((a, b) => Number(b.isWhole ?? false) - Number(a.isWhole ?? false));

/** Returns "2 applications, 4 assignments, 12 changes, 1 change made by hand", without zero counts. */
export function summarise(changes: readonly Change[], accepted = 0): Text {
  const counted = inOrder.map((kind) => {
    const count = changes.filter((change) => change.kind === kind.kind).length;
    return count === 0 ? '' : (kind.counted?.(count) ?? '');
  });
  const isAll = changes.length > 0 || accepted === 0;
  const all = sentence('{count, plural, one {# change} other {# changes}}', { count: changes.length });
  const taken = sentence('{count, plural, one {# change made by hand} other {# changes made by hand}}', {
    count: accepted,
  });
  return joined([...counted, isAll ? all : '', accepted > 0 ? taken : ''], ', ');
}
