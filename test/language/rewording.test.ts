import assert from 'node:assert/strict';
import { sentence, type Text } from '../../src/language/sentence.ts';
import { copyBot, type CopiedBot } from '../harness/language/copied-bot.ts';

type Rows = Record<string, string>;

const key = 'Approved by {who}';

describe('a sentence that was stored before it was worded anew', () => {
  const stored = JSON.stringify(sentence(key, { who: 'Ann' }));
  let bot: CopiedBot;
  before(() => {
    bot = copyBot(['src/language']);
    for (const [file, text] of [
      ['en', '{who} gave the approval'],
      ['de', '{who} hat die Genehmigung erteilt'],
    ])
      bot.writeJson(`src/language/${file}.json`, {
        ...bot.readJson<Rows>(`src/language/${file}.json`),
        [key]: text,
      });
  });
  after(() => bot.remove());

  it('is said in the new words, in every language', async () => {
    const { say } = await bot.load<typeof import('../../src/language/say.ts')>('src/language/say.ts');

    const read: Text = JSON.parse(stored);

    assert.equal(say('en', read), 'Ann gave the approval');
    assert.equal(say('de', read), 'Ann hat die Genehmigung erteilt');
  });
});
