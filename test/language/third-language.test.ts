import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import type { Language } from '../../src/language/language.ts';
import { factValues, shownTexts } from '../harness/chat/read-card.ts';
import { isEnglish } from '../harness/chat/is-english.ts';
import { copyBot, type CopiedBot } from '../harness/language/copied-bot.ts';
import { valuesOf } from '../harness/language/message-values.ts';
import { accented, pseudoCatalogue } from '../harness/language/pseudo-language.ts';

type Rows = Record<string, string>;

const botId = '8c5b6a4e-3c1c-4a43-9c57-0d5b7e3f1a20';

describe('a third language: English with accents, its numbers, dates and lists as in France', () => {
  let bot: CopiedBot;
  let language: Language;
  before(async () => {
    bot = copyBot(['appPackage', 'cards', 'src', 'test/builders']);
    bot.writeJson('src/language/languages.json', {
      ...bot.readJson<Rows>('src/language/languages.json'),
      xx: 'fr-FR',
    });
    for (const folder of ['src/language', 'src/teams/language'])
      bot.writeJson(`${folder}/xx.json`, pseudoCatalogue(bot.readJson<Rows>(`${folder}/de.json`)));
    language = await languageIn(bot, 'xx-YY');
  });
  after(() => bot.remove());

  it('needs its catalogues and one line: then it is spoken to those whose Teams is set to it', async () => {
    assert.equal(language, 'xx');
    assert.deepEqual([await languageIn(bot, 'de-AT'), await languageIn(bot, 'fr-FR')], ['de', 'en']);
  });

  it('is what every sentence is said in', async () => {
    const { say } = await bot.load<typeof import('../../src/language/say.ts')>('src/language/say.ts');
    const keys = Object.keys(bot.readJson<Rows>('src/language/en.json'));

    const said = keys.map((key) => {
      const values = Object.fromEntries(valuesOf(key).map((name) => [name, 2]));
      return { key, text: say(language, { say: key, values }) };
    });

    assert.deepEqual(
      said.filter(({ text }) => text !== accented(text)),
      [],
    );
  });

  it('says numbers, dates and lists as they are said there', async () => {
    const { say } = await bot.load<typeof import('../../src/language/say.ts')>('src/language/say.ts');
    const { listed, moment, sentence } =
      await bot.load<typeof import('../../src/language/sentence.ts')>('src/language/sentence.ts');
    const count = sentence('{count, plural, one {# user} other {# users}}', { count: 1200 });

    const text = say(language, listed([moment('2026-11-03T14:32:10Z'), 'Ann', count]));

    assert.equal(text, '3 nov. 2026, 14:32 UTC, Ann et 1\u202f200 úsérs');
  });

  it('is on every card', async () => {
    const german = Object.entries(bot.readJson<Rows>('src/teams/language/de.json'));
    // Examples to type are the same in every language, and may be the names of something.
    const words = new Set(german.flatMap(([text, translated]) => (text === translated ? [] : text)));

    const cards = await sampleCardsOf(bot);

    const left = cards.flatMap(({ name, title, cardIn }) => {
      const card = cardIn(language);
      const english = shownTexts(card).filter((text) => words.has(text));
      const all = [...shownTexts(card), ...factValues(card)];
      return [...english, ...all.filter(isEnglish)].map((text) => ({ name, title, text }));
    });
    assert.deepEqual(left, []);
    assert.ok(cards.length > 100);
  });

  it('is in the app package as soon as the manifest names it', async () => {
    const manifest = bot.readJson<{ localizationInfo: { additionalLanguages: unknown[] } }>(
      'appPackage/manifest.json',
    );
    manifest.localizationInfo.additionalLanguages.push({ languageTag: 'xx', file: 'xx.json' });
    bot.writeJson('appPackage/manifest.json', manifest);
    bot.writeJson('appPackage/xx.json', { 'name.short': accented('Qlik publisher') });
    const { packApp } =
      await bot.load<typeof import('../../src/tools/app-package.ts')>('src/tools/app-package.ts');

    const packed = unzipSync(packApp({ MICROSOFT_APP_ID: botId }));

    assert.deepEqual(JSON.parse(strFromU8(packed['xx.json'] ?? new Uint8Array())), {
      'name.short': 'Qlík públíshér',
    });
  });
});

async function languageIn(bot: CopiedBot, locale: string): Promise<Language> {
  const file = 'src/language/language.ts';
  const { languageOf } = await bot.load<typeof import('../../src/language/language.ts')>(file);
  return languageOf(locale);
}

async function sampleCardsOf(bot: CopiedBot) {
  const { sampleCards } = await bot.load<typeof import('../builders/sample-cards.ts')>(
    'test/builders/sample-cards.ts',
  );
  const { sampleKinds } = await bot.load<typeof import('../builders/sample-kinds.ts')>(
    'test/builders/sample-kinds.ts',
  );
  const { sampleReduced } = await bot.load<typeof import('../builders/sample-reduced.ts')>(
    'test/builders/sample-reduced.ts',
  );
  return [...sampleCards(), ...sampleKinds(), ...sampleReduced()];
}
