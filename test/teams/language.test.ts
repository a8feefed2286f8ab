import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import german from '../../src/teams/language/de.json' with { type: 'json' };
import { hasWords } from '../../src/teams/language/translate-template.ts';
import { commands, helpCard } from '../../src/teams/commands/index.ts';
import { sampleCards } from '../builders/sample-cards.ts';
import { sampleChanges } from '../builders/sample-changes.ts';
import { sampleReduced } from '../builders/sample-reduced.ts';
import { isEnglish } from '../harness/chat/is-english.ts';
import { elementsOf } from '../harness/chat/read-card.ts';

const shown = ['text', 'title', 'label', 'placeholder', 'fallbackText'];
const templates = globSync('cards/*.json').map((file) => JSON.parse(readFileSync(file, 'utf8')));
const literals = new Set(textsOf(templates).filter(hasWords));

/** Everything a person may read on a card, element by element. */
function textsOf(card: unknown): string[] {
  return elementsOf(card).flatMap((element) =>
    Object.entries(element).flatMap(([key, value]) =>
      shown.includes(key) && typeof value === 'string' ? [value] : [],
    ),
  );
}

describe('a card in German', () => {
  const translated = [...literals].filter((literal) => Reflect.get(german, literal) !== literal);

  for (const { name, title, germanCard } of [...sampleCards(), ...sampleChanges(), ...sampleReduced()])
    it(`has no English text of its template: ${name} (${title})`, () => {
      const left = textsOf(germanCard).filter((text) => translated.includes(text));

      assert.deepEqual(left, []);
      assert.doesNotMatch(JSON.stringify(germanCard), /\$\{|\[object/);
    });

  for (const { name, title, germanCard } of [...sampleCards(), ...sampleChanges(), ...sampleReduced()])
    it(`has no English word that the bot says: ${name} (${title})`, () => {
      assert.deepEqual(textsOf(germanCard).filter(isEnglish), []);
    });

  it('describes every command, whose words stay English', () => {
    const help = JSON.stringify(helpCard('de'));

    assert.match(help, /Beantragt, einen Qlik-Sense-Server zu veröffentlichen/);
    for (const { name } of commands) assert.match(help, new RegExp(name));
  });
});

describe('the German catalogue of the cards', () => {
  it('has exactly the texts of the templates', () => {
    assert.deepEqual(Object.keys(german).toSorted(), [...literals].toSorted());
  });
});
