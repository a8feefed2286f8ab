import assert from 'node:assert/strict';
import { causes } from '../../../src/service/causes/causes.ts';
import { causesOfParts } from '../../../src/service/causes/parts.ts';

describe('the parts of the way in', () => {
  it('have every cause, except what stops nothing yet or only needs time', () => {
    const placed = new Set(Object.values(causesOfParts).flatMap(({ all }) => all.map(({ id }) => id)));

    assert.deepEqual(
      causes.map(({ id }) => id).filter((id) => !placed.has(id)),
      ['settling', 'one-connector'].toSorted(
        (a, b) => causes.findIndex(({ id }) => id === a) - causes.findIndex(({ id }) => id === b),
      ),
    );
  });
});
