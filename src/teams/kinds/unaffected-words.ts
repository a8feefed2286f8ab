import { sentence } from '../../language/sentence.ts';
import type { UnaffectedWords } from './kind-words.ts';

/** Those who were to get access and have it. */
export const withAccess: UnaffectedWords = {
  planned: (count) => sentence('({count, plural, one {# has} other {# have}} access already)', { count }),
  ended: (count) => sentence('({count} had access already)', { count }),
  named: (who) => sentence('Had access already: {who}.', { who }),
};

/** Those who were to lose access and have none. */
export const withoutAccess: UnaffectedWords = {
  planned: (count) => sentence('({count, plural, one {# has} other {# have}} no access)', { count }),
  ended: (count) => sentence('({count} had no access)', { count }),
  named: (who) => sentence('Had no access: {who}.', { who }),
};
