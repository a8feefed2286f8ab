import assert from 'node:assert/strict';
import { languages } from '../../../src/language/language.ts';
import type { AdaptiveCard } from '../../../src/teams/cards/render.ts';
import { sampleCards } from '../../builders/sample-cards.ts';
import { sampleKinds } from '../../builders/sample-kinds.ts';
import { sampleReduced } from '../../builders/sample-reduced.ts';
import { sampleTests } from '../../builders/sample-tests.ts';
import {
  alikeWithoutColour,
  framesOfColour,
  paleTexts,
  unnamed,
  wordlessWarnings,
} from '../../harness/cards/readable.ts';
import { paintedAnew } from '../../harness/cards/painted.ts';
import { shownTexts } from '../../harness/cards/shown-texts.ts';

const samples = [...sampleCards(), ...sampleKinds(), ...sampleReduced(), ...sampleTests()];
const warning = { en: 'Warning', de: 'Warnung' };

function cardOf(...body: object[]): AdaptiveCard {
  return { type: 'AdaptiveCard', version: '1.5', fallbackText: 'A card', body };
}

describe('every card', () => {
  it('can be read in the light, dark and high-contrast theme of Teams', () => {
    for (const { name, title, card } of paintedAnew(samples))
      assert.deepEqual(paleTexts(card), [], `${name} (${title})`);
  });

  it('begins its warnings with a word, and keeps its frames in high contrast', () => {
    for (const { name, title, cardIn } of samples)
      for (const language of languages) {
        const card = cardIn(language);
        assert.deepEqual(wordlessWarnings(card, warning[language]), [], `${name} (${title})`);
        assert.deepEqual(framesOfColour(card), [], `${name} (${title})`);
      }
  });

  it('has words for each image, input and sign', () => {
    for (const { name, title, card } of samples) assert.deepEqual(unnamed(card), [], `${name} (${title})`);
  });

  it('tells nothing by colour alone', () => {
    assert.deepEqual(alikeWithoutColour(samples), []);
  });
});

describe('these tests', () => {
  it('read every text of a card as Teams shows it', () => {
    const fact = { type: 'FactSet', facts: [{ title: 'Plan', value: '2 changes' }] };
    const inside = { type: 'Container', style: 'emphasis', items: [{ type: 'TextBlock', text: 'Inside' }] };

    const texts = shownTexts(cardOf({ type: 'TextBlock', text: '**Title** & more' }, fact, inside), 'light');

    assert.deepEqual(
      texts.map(({ text }) => text),
      ['**Title** & more', 'Plan', '2 changes', 'Inside'],
    );
    assert.ok(texts.every(({ contrast }) => contrast > 14));
  });

  for (const [color, expected] of [
    ['warning', ['light, 1.5: Waiting']],
    ['good', ['light, 2.1: Waiting']],
    ['attention', ['dark, 3.2: Waiting']],
    ['default', []],
  ] as const)
    it(`find ${expected.length === 0 ? 'nothing in' : 'too pale'} a text whose colour is ${color}`, () => {
      assert.deepEqual(paleTexts(cardOf({ type: 'TextBlock', text: 'Waiting', color })), expected);
    });

  it('find a warning without its word, and without a border', () => {
    const items = [{ type: 'TextBlock', text: 'Anyone can enter.' }];
    const card = cardOf({ type: 'Container', style: 'warning', items });

    assert.deepEqual(wordlessWarnings(card, 'Warning'), ['Anyone can enter.']);
    assert.equal(framesOfColour(card).length, 1);
  });

  it('find what has no words: a sign, an input without a label, an image without a text', () => {
    const silent = [
      { type: 'TextBlock', text: '✓' },
      { type: 'Input.Text', id: 'name' },
      { type: 'Image', url: 'https://contoso.com/a.png' },
    ];

    assert.deepEqual(unnamed(cardOf(...silent)), silent);
  });

  it('find cards that only their colours tell apart', () => {
    const [one, other] = ['good', 'attention'].map((color) => {
      const card = cardOf({ type: 'TextBlock', text: 'SRV-01', color });
      return { name: 'connectors', title: color, card, cardIn: () => card };
    });

    assert.ok(one && other);
    assert.deepEqual(alikeWithoutColour([one, other]), ['connectors: good, attention']);
  });

  it('render a card that differs from others in the colour of one text', () => {
    const [plain, again, pale] = ['default', 'default', 'warning'].map((color) => {
      const items = [{ type: 'TextBlock', text: 'Waiting', color }];
      const card = cardOf({ type: 'Container', style: 'emphasis', items });
      return { name: 'notice', title: color, card, cardIn: () => card };
    });

    assert.ok(plain && again && pale);
    assert.deepEqual(paintedAnew([plain, again, pale]), [plain, pale]);
  });
});
