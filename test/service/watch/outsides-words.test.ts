import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { isMostAtOnce, outsidesTold, type Named } from '../../../src/service/watch/outsides-words.ts';

const some = (count: number, way: string, isAlarm = false): Named[] =>
  Array.from({ length: count }, (_, i) => ({ id: `${way}-${i}`, name: `${way}-${i}`, way, isAlarm }));

describe('several publications wrong from outside', () => {
  for (const [all, verified, isMost] of [
    [some(8, 'answer'), 2, true],
    [some(8, 'answer'), 3, false],
    [[...some(8, 'answer'), ...some(3, 'name')], 0, false],
    [[...some(8, 'answer'), ...some(2, 'name')], 0, true],
    [some(2, 'answer'), 0, false],
    [some(9, 'sign-in', true), 0, false],
  ] as const)
    it(`${all.length}, ${verified} still verified: ${isMost ? 'more likely one cause' : 'each by itself'}`, () =>
      assert.equal(isMostAtOnce(all, verified), isMost));

  it('name open doors first, and count the others when there are many', () => {
    const { tone, title, lines } = outsidesTold(
      [...some(3, 'answer'), ...some(14, 'open', true), ...some(1, 'name')],
      false,
    );

    assert.equal(tone, 'alarm');
    assert.equal(english(title), '14 publications can be entered from outside without the approved sign-in');
    assert.match(
      english(lines[0] ?? ''),
      /^Open from outside without the approved sign-in: open-0, .* and 2 more\.$/,
    );
    assert.equal(english(lines[1] ?? ''), 'Something is wrong with: 4 more.');
  });
});
