import assert from 'node:assert/strict';
import { noteFor, withOurNote } from '../../../../src/service/model/publication/stamp.ts';

const ours = noteFor('sales', 'r2');

describe('our line in the notes of an application', () => {
  const notes: [what: string, before: string, after: string][] = [
    ['is alone where nobody has written anything', '', ours],
    ['replaces an earlier one', noteFor('sales', 'r1'), ours],
    ['comes below what a colleague wrote', 'Ask Olga first.', `Ask Olga first.\n${ours}`],
    [
      'leaves what stands above and below the earlier one',
      `Ask Olga first.\n${noteFor('sales', 'r1')}\n\nOr Nadia.`,
      `Ask Olga first.\n\nOr Nadia.\n${ours}`,
    ],
    ['is left out where there is no room for it', 'x'.repeat(1000), 'x'.repeat(1000)],
  ];
  for (const [what, before, after] of notes)
    it(what, () => {
      assert.equal(withOurNote(before, ours), after);
    });
});
