import assert from 'node:assert/strict';
import { incomingOf } from '../../../src/teams/activity/incoming.ts';
import { saidToBot } from '../../../src/teams/activity/said-to-bot.ts';

const tom = '6f1d2b1e-0c1a-4f5e-9d52-0b1f5f0c1a11';
const eva = '7a2e3c2f-1d2b-4a6f-8e63-1c2a6a1d2b22';
const bot = { id: '28:bot', name: 'Qlik Publisher' };

function said(message: object, conversationType = 'personal'): string | null {
  const conversation = { id: 'a:rita', conversationType };
  return saidToBot(incomingOf({ type: 'message', recipient: bot, conversation, ...message }));
}
const mention = (name: string, mentioned: object = {}) => ({
  type: 'mention',
  text: `<at>${name}</at>`,
  mentioned: { name, ...mentioned },
});
const us = (name = bot.name) => mention(name, { id: bot.id });
const person = (name: string, aadObjectId: string) =>
  mention(name, { id: `29:${aadObjectId.slice(0, 4)}`, aadObjectId });

describe('what was said to the bot: its own mention', () => {
  const names = [
    'Qlik Publisher',
    'Qlik & Co',
    'Qlik (Test)',
    'C++ Qlik',
    'Qlik für Übung',
    'Qlik “the” bot',
    '$1 [a-z]*',
  ];
  const encoded = (name: string) => name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  for (const name of names)
    it(`is left out where it is called ${name}`, () => {
      const recipient = { id: '28:bot', name };
      for (const inText of [name, encoded(name), name.replaceAll(' ', '&nbsp;')])
        for (const inEntity of [name, encoded(name)]) {
          const entities = [{ type: 'mention', mentioned: recipient, text: `<at>${inEntity}</at>` }];
          const text = `<at>${inText}</at> status sales`;
          assert.equal(said({ text, entities, recipient }, 'channel'), 'status sales', inText);
        }
    });

  const at = '<at>Qlik Publisher</at>';
  const places: [text: string, entities: unknown][] = [
    [`${at} publish https://a.b`, [us()]],
    [`publish ${at} https://a.b`, [us()]],
    [`publish https://a.b ${at}`, [us()]],
    [`${at}${at} publish https://a.b`, [us(), us()]],
    [`${at} publish ${at} https://a.b`, [us()]],
    [`${at}, publish https://a.b`, [us()]],
    [`<at id="0">Qlik Publisher</at>&nbsp;publish https://a.b`, [us()]],
    ['<at>Qlik</at> publish https://a.b', [us('Qlik')]],
    ['<at>Qlik</at> publish https://a.b', [us()]],
    [`${at} publish https://a.b`, [{ type: 'mention', mentioned: bot }]],
    [`${at} publish https://a.b`, [{ type: 'mention', mentioned: { id: '28:BOT' } }]],
    [`${at} publish https://a.b`, [{ type: 'mention', text: at }]],
    [`${at} publish https://a.b`, [{ mentioned: bot, text: at }]],
    [`${at} publish https://a.b`, [null, 7, 'x', {}, { type: 7 }, [], us()]],
    [`${at} publish https://a.b`, null],
    ['@Qlik publish https://a.b', [{ type: 'mention', mentioned: bot, text: '@Qlik' }]],
    ['@Qlik Publisher publish https://a.b', [{ type: 'mention', mentioned: bot }]],
    [`<at>Helper</at> ${at} publish https://a.b`, [mention('Helper', { id: '28:other' }), us()]],
    [`${at} <at>Helper</at> publish https://a.b`, [us(), mention('Helper', { id: '28:other' })]],
    [`<p>${at}</p><p>publish https://a.b</p>`, [us()]],
  ];
  for (const [text, entities] of places)
    it(`is found in ${text} with ${JSON.stringify(entities).slice(0, 60)}`, () => {
      assert.equal(said({ text, entities }, 'channel'), 'publish https://a.b');
    });

  it('is found by the only bot mentioned where the recipient is not named', () => {
    assert.equal(said({ text: `${at} list`, entities: [us()], recipient: null }, 'groupChat'), 'list');
  });

  it('is needed outside a personal chat', () => {
    const others = [
      person('Tom', tom),
      mention('Helper', { id: '28:other' }),
      mention('Sales', { id: '19:x' }),
    ];
    for (const entities of [undefined, null, [], 'x', others])
      assert.equal(said({ text: 'list', entities }, 'channel'), null);
  });
});

describe('what was said to the bot: people who were mentioned', () => {
  const examples: [text: string, entities: object[], read: string][] = [
    ['assign p1 <at>Tom</at>', [person('Tom', tom)], `assign p1 ${tom}`],
    ['assign p1 <at>Tom</at>.', [person('Tom', tom)], `assign p1 ${tom}`],
    ['<at>Tom</at> assign p1', [person('Tom', tom)], `${tom} assign p1`],
    ['assign <at>Tom</at> p1', [person('Tom', tom)], `assign ${tom} p1`],
    ['assign p1 <at>T</at>, <at>E</at>', [person('T', tom), person('E', eva)], `assign p1 ${tom}, ${eva}`],
    ['assign p1 <at>T</at> <at>E</at>', [person('T', tom), person('E', eva)], `assign p1 ${tom}, ${eva}`],
    ['assign p1 <at>T</at> and <at>E</at>', [person('T', tom), person('E', eva)], `assign p1 ${tom}, ${eva}`],
    ['assign p1 <at>T</at>, Sales', [person('T', tom)], `assign p1 ${tom}, Sales`],
    [
      'assign p1 <at>Tom</at> <at>Tom</at>',
      [person('Tom', tom), person('Tom', eva)],
      `assign p1 ${tom}, ${eva}`,
    ],
    [
      'assign p1 <at>Tom</at> <at>Becker</at>',
      [person('Tom', tom), person('Becker', tom)],
      `assign p1 ${tom}`,
    ],
    ['assign p1 <at>Tom</at>', [{ ...person('Tom Becker', tom), text: '' }], `assign p1 ${tom}`],
    ['assign p1 <at>Tom</at>', [mention('Tom', { id: `8:orgid:${tom.toUpperCase()}` })], `assign p1 ${tom}`],
    [
      '<at>Qlik Publisher</at> assign p1 <at>Qlik Publisher</at>',
      [us(), person('Qlik Publisher', tom)],
      `assign p1 ${tom}`,
    ],
    ['assign p1 <at>Tom Becker</at>', [mention('Tom Becker', { id: '29:x' })], 'assign p1 "@Tom Becker"'],
    ['assign p1 <at>Becker, Tom</at>', [], 'assign p1 "@Becker, Tom"'],
    ['assign p1 <at>Tom</at>', [mention('Tom', { id: '29:x' })], 'assign p1 @Tom'],
    ['assign p1 <at>IT Team</at>', [mention('IT Team', { id: '19:it@thread.tacv2' })], 'assign p1 "IT Team"'],
    ['assign p1 <at>Night</at>', [mention('Night', { id: 'MjQ=', type: 'tag' })], 'assign p1 Night'],
    ['assign p1 <at>IT Team</at>', [{ type: 'mention', mentioned: { id: '19:it' } }], 'assign p1 "IT Team"'],
    ['assign p1 <at>Tom</at>', [{ type: 'mention', mentioned: { id: '29:x' } }], 'assign p1 @Tom'],
    ['assign p1 <at>Helper</at>', [mention('Helper', { id: '28:other' })], 'assign p1 Helper'],
  ];
  for (const [text, entities, read] of examples)
    it(`${text} is ${read.replaceAll(tom, 'TOM').replaceAll(eva, 'EVA')}`, () => {
      assert.equal(said({ text, entities }), read);
    });
});
