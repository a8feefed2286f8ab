import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { say } from '../../src/language/say.ts';
import { hasWords, keyOf } from '../../src/teams/language/translate-template.ts';
import { commands, commandsCard } from '../../src/teams/commands/index.ts';
import { sampleCards } from '../builders/sample-cards.ts';
import { sampleKinds } from '../builders/sample-kinds.ts';
import { sampleReduced } from '../builders/sample-reduced.ts';
import { sampleTests } from '../builders/sample-tests.ts';
import { isEnglish } from '../harness/chat/is-english.ts';
import { factValues, shownTexts, textOf } from '../harness/chat/read-card.ts';
import { translations } from '../harness/language/translations.ts';

const templates = globSync('cards/*.json').map((file) => JSON.parse(readFileSync(file, 'utf8')));
const literals = new Set(shownTexts(templates).filter(hasWords));
const samples = [...sampleCards(), ...sampleKinds(), ...sampleReduced(), ...sampleTests()];

for (const { language, name: languageName, cardWords } of translations) {
  describe(`a card in ${languageName}`, () => {
    const translated = [...literals].filter((literal) => cardWords.get(keyOf(literal)) !== keyOf(literal));

    for (const { name, title, cardIn } of samples)
      it(`has no English text of its template: ${name} (${title})`, () => {
        const card = cardIn(language);

        const left = shownTexts(card).filter((text) => translated.includes(text));
        assert.deepEqual(left, []);
        assert.doesNotMatch(JSON.stringify(card), /\$\{|\[object/);
      });

    for (const { name, title, cardIn } of samples)
      it(`has no English word that the bot says: ${name} (${title})`, () => {
        const card = cardIn(language);

        assert.deepEqual([...shownTexts(card), ...factValues(card)].filter(isEnglish), []);
      });

    it('describes every command, whose words stay English', () => {
      const help = textOf(commandsCard(language));

      for (const { name, description } of commands) {
        assert.ok(help.includes(name), name);
        assert.ok(help.includes(say(language, description)), name);
      }
    });
  });

  describe(`the ${languageName} catalogue of the cards`, () => {
    it('has exactly the texts of the templates', () => {
      assert.deepEqual([...cardWords.keys()].toSorted(), [...literals].map(keyOf).toSorted());
    });
  });
}
