import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { germanSentences } from '../../src/language/german.ts';
import { languageOf } from '../../src/language/language.ts';
import { english, say } from '../../src/language/say.ts';
import { joined, moment, sentence, withLetters, type Text } from '../../src/language/sentence.ts';

const source = globSync('src/**/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** The names and numbers a message takes. */
function namesOf(message: string): string[] {
  const names = JSON.stringify(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  const found = [...names.matchAll(/"type":[1-6],"value":"(\w+)"/gu)].map(([, name = '']) => name);
  return [...new Set(found)].toSorted();
}

describe('languageOf', () => {
  it('is German in every country, and English for what the bot does not speak', () => {
    assert.deepEqual(['de', 'de-AT', 'DE_ch'].map(languageOf), ['de', 'de', 'de']);
    assert.deepEqual(['en-US', 'fr-FR', '', undefined, null].map(languageOf), Array(5).fill('en'));
  });
});

describe('a sentence', () => {
  const text: Text = joined(
    [
      sentence('{users} and {groups}', {
        users: sentence('{count, plural, one {# user} other {# users}}', { count: 1 }),
        groups: sentence('{count, plural, one {# group} other {# groups}}', { count: 1200 }),
      }),
      moment('2026-11-03T14:32:10Z'),
    ],
    ', ',
  );

  it('is said in the language of the reader, with its numbers and dates', () => {
    assert.equal(say('en', text), '1 user and 1,200 groups, 3 Nov 2026, 14:32 UTC');
    assert.equal(say('de', text), '1 Benutzer und 1.200 Gruppen, 3.\u00a0Nov. 2026, 14:32 UTC');
  });

  it('is the same after it was stored', () => {
    assert.equal(say('de', JSON.parse(JSON.stringify(text))), say('de', text));
  });

  it('of an older version is said in English', () => {
    assert.equal(say('de', { say: 'Gone {what}', values: { what: 'by' } }), 'Gone by');
    assert.equal(say('de', 'As it was stored once'), 'As it was stored once');
  });

  it('lets only letters that are not ours be changed', () => {
    const shouted = withLetters(sentence('{name} is published', { name: 'a {b} <at>c</at>' }), (letters) =>
      letters.toUpperCase(),
    );

    assert.equal(english(shouted), 'A {B} <AT>C</AT> is published');
  });
});

describe('a moment', () => {
  it('is empty without a date', () => {
    assert.equal(moment(''), '');
  });
});

/** Where the code hands words to a person, as letters instead of as a sentence. */
const lettersOnly = [
  /\b(?:UserError|TerminalError|noFacts|refuse|problem)\(\s*['`]/u,
  /\breport\(\s*'\w+',\s*['`]/u,
  /\b(?:title|text|advice|message|description|detail|failureDetail):[^,;{}'`(]*['`](?!Qlik Sense['`])[^'`]*\p{Ll} \p{L}/u,
];

describe('what a person reads', () => {
  for (const file of globSync('src/{edge,service,teams}/**/*.ts'))
    it(`is a sentence of the catalogue: ${file}`, () => {
      const code = readFileSync(file, 'utf8').replace(/\/\*.*?\*\//gsu, '');

      assert.deepEqual(
        lettersOnly.flatMap((one) => one.exec(code)?.[0] ?? []),
        [],
      );
    });
});

describe('the German catalogue', () => {
  it('has no sentence that nobody says', () => {
    const unused = Object.keys(germanSentences).filter((key) => !source.includes(`'${key}'`));

    assert.deepEqual(unused, []);
  });

  for (const [key, translated] of Object.entries(germanSentences))
    it(`takes no values that the English text lacks: ${key.slice(0, 60)}`, () => {
      const known = namesOf(key);

      assert.deepEqual(
        namesOf(translated).filter((name) => !known.includes(name)),
        [],
      );
    });
});
