import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import type { Catalogue } from '../../src/language/catalogue.ts';
import { languageOf } from '../../src/language/language.ts';
import { english, say } from '../../src/language/say.ts';
import { joined, listed, moment, sentence, withLetters, type Text } from '../../src/language/sentence.ts';
import { valuesOf } from '../harness/language/message-values.ts';
import { englishSentences, translations } from '../harness/language/translations.ts';

const source = globSync('src/**/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

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

describe('a list', () => {
  const people = listed([
    'Ann',
    '',
    'Ben',
    sentence('{count, plural, one {# group} other {# groups}}', { count: 2 }),
  ]);

  it('is said as lists are in the language of the reader, without what is empty', () => {
    assert.equal(say('en', people), 'Ann, Ben and 2 groups');
    assert.equal(say('de', people), 'Ann, Ben und 2 Gruppen');
    assert.equal(english(listed(['', 'Ann'])), 'Ann');
    assert.equal(listed(['', '']), '');
  });

  it('can be read by an older version of the bot, which knows texts with something between them', () => {
    assert.deepEqual(listed(['Ann', 'Ben']), { join: ['Ann', 'Ben'], by: ', ', isList: true });
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

describe('the English catalogue', () => {
  it('has no sentence that nobody says', () => {
    assert.deepEqual(unusedIn(englishSentences), []);
  });

  it('takes no values that the key lacks, so that what is stored can be said in new words', () => {
    assert.deepEqual(rowsWithOtherValues(englishSentences), []);
  });
});

for (const { name, sentences } of translations)
  describe(`the ${name} catalogue`, () => {
    it('has every sentence of the English one', () => {
      const missing = [...englishSentences.keys()].filter((key) => !sentences.has(key));

      assert.deepEqual(missing, []);
    });

    it('has no sentence that nobody says', () => {
      assert.deepEqual(unusedIn(sentences), []);
    });

    for (const [key, translated] of sentences)
      it(`takes no values that the English text lacks: ${key.slice(0, 60)}`, () => {
        assert.deepEqual(rowsWithOtherValues(new Map([[key, translated]])), []);
      });
  });

/** The keys that no code names. */
function unusedIn(catalogue: Catalogue): string[] {
  return [...catalogue.keys()].filter((key) => !source.includes(`'${key}'`));
}

/** The keys whose text wants a value that the key does not name. */
function rowsWithOtherValues(catalogue: Catalogue): string[] {
  return [...catalogue]
    .filter(([key, text]) => valuesOf(text).some((name) => !valuesOf(key).includes(name)))
    .map(([key]) => key);
}
