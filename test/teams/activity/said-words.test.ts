import assert from 'node:assert/strict';
import { incomingOf } from '../../../src/teams/activity/incoming.ts';
import { saidToBot } from '../../../src/teams/activity/said-to-bot.ts';

const bot = { id: '28:bot', name: 'Qlik Publisher' };

function said(message: object, conversationType = 'personal'): string | null {
  const conversation = { id: 'a:rita', conversationType };
  return saidToBot(incomingOf({ type: 'message', recipient: bot, conversation, ...message }));
}
describe('what was said to the bot: the words', () => {
  const examples: [written: string, read: string][] = [
    ['list', 'list'],
    ['  list  ', 'list'],
    ['/list', 'list'],
    ['/ list', 'list'],
    ['//status sales', 'status sales'],
    ['list.', 'list'],
    ['list!', 'list'],
    ['list?', 'list'],
    ['List…', 'List'],
    ['publish: https://qlik.contoso.com', 'publish https://qlik.contoso.com'],
    ['publish, https://qlik.contoso.com', 'publish https://qlik.contoso.com'],
    [', list', 'list'],
    [': status sales.', 'status sales'],
    ['?', '?'],
    ['publish ?', 'publish ?'],
    ['**list**', 'list'],
    ['__list__', 'list'],
    ['*list*', 'list'],
    ['_status_ sales', 'status sales'],
    ['`list`', 'list'],
    ['**`list`**', 'list'],
    ['~~list~~', 'list'],
    ['```\nlist\n```', 'list'],
    ['**publish https://qlik.contoso.com**', 'publish https://qlik.contoso.com'],
    ['assign my_own_app tom_b@contoso.com', 'assign my_own_app tom_b@contoso.com'],
    ['“list”', 'list'],
    ['„status sales“', 'status sales'],
    ['status “sales”', 'status sales'],
    ['status ‘sales’', 'status sales'],
    ["status 'sales'", 'status sales'],
    ['status „sales“.', 'status sales'],
    ['status »sales«', 'status sales'],
    ['status "sales"?', 'status sales'],
    ['assign p1 “Sales, EMEA”', 'assign p1 "Sales, EMEA"'],
    ['assign p1 O’Brien', 'assign p1 O’Brien'],
    ['assign p1 Contoso Inc.', 'assign p1 Contoso Inc.'],
    ['assign p1 Sales.', 'assign p1 Sales'],
    ['sta\u200btus\u00a0sal\u00ades', 'status sales'],
    ['\ufefflist\u200e', 'list'],
    ['li\u200dst', 'list'],
    ['assign p1 \u0645\u06cc\u200c\u062e', 'assign p1 \u0645\u06cc\u200c\u062e'],
    ['assign p1 R&amp;D', 'assign p1 R&D'],
    ['assign p1 R&amp;amp;D', 'assign p1 R&amp;D'],
    ['assign p1 O&#39;Brien', "assign p1 O'Brien"],
    ['assign p1 M&#xFC;ller', 'assign p1 Müller'],
    ['assign p1 &quot;Sales EMEA&quot;', 'assign p1 "Sales EMEA"'],
    ['assign&nbsp;p1&nbsp;&lt;tom@contoso.com&gt;', 'assign p1 <tom@contoso.com>'],
    ['assign p1 Tom &lt;tom@x.com&gt;; Eva &lt;eva@x.com&gt;', 'assign p1 Tom <tom@x.com>; Eva <eva@x.com>'],
    ['publish <https://qlik.contoso.com>', 'publish https://qlik.contoso.com'],
    ['publish &lt;https://qlik.contoso.com/hub&gt;.', 'publish https://qlik.contoso.com/hub'],
    ['publish [Qlik hub](https://qlik.contoso.com/)', 'publish https://qlik.contoso.com/'],
    ['publish [https://a.b/](https://a.b/)', 'publish https://a.b/'],
    ['publish https://qlik.contoso.com/.', 'publish https://qlik.contoso.com/'],
    ['publish (https://qlik.contoso.com/),', 'publish https://qlik.contoso.com/'],
    ['publish https://qlik.contoso.com/a(b)', 'publish https://qlik.contoso.com/a(b)'],
    ['publish https://qlik.contoso.com!', 'publish https://qlik.contoso.com'],
    ['<p>publish <a href="https://qlik.contoso.com/">here</a></p>', 'publish https://qlik.contoso.com/'],
    ['<div><b>list</b></div>', 'list'],
    ['publish\r\nhttps://qlik.contoso.com', 'publish https://qlik.contoso.com'],
    ['assign p1\nSales\nMarketing', 'assign p1, Sales, Marketing'],
    ['assign\np1\n- Sales\n- Marketing', 'assign p1, Sales, Marketing'],
    ['assign p1 to\n1. Sales\n2. Marketing', 'assign p1 to Sales, Marketing'],
    ['@Qlik Publisher list', 'list'],
    ['@qlik publisher: list', 'list'],
  ];
  for (const [written, read] of examples)
    it(`${JSON.stringify(written)} is ${JSON.stringify(read)}`, () => {
      assert.equal(said({ text: written }), read);
    });

  it('are taken from the HTML where there is no text', () => {
    const attachments = [
      null,
      7,
      { contentType: 'text/html', content: '<div>status&nbsp;<b>sales</b></div>' },
    ];

    for (const text of [undefined, null, '', ' ', [], {}])
      assert.equal(said({ text, attachments }), 'status sales');
  });

  it('are without the message that they answer', () => {
    const quote = (words: string) =>
      `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><p>${words}</p></blockquote>`;
    const html = (content: string) => [{ contentType: 'text/html', content }];
    const answer = `${quote('unpublish sales')}<p>status sales</p>`;

    assert.equal(said({ text: answer }), 'status sales');
    assert.equal(
      said({ text: 'unpublish sales\r\nstatus sales', attachments: html(answer) }),
      'status sales',
    );
    const twice = `${quote('list')}${quote('help')}status <b>sales</b>`;
    assert.equal(said({ text: 'list help status sales', attachments: html(twice) }), 'status sales');
    const own = '<blockquote>list</blockquote>';
    assert.equal(said({ text: own, attachments: html(own) }), 'list');
    const called = '<span itemtype="http://schema.skype.com/Mention" itemid="0">Qlik Publisher</span>';
    assert.equal(said({ text: '', attachments: html(`${quote('help')}${called} list`) }), 'list');
  });

  it('of any length are read at once', () => {
    const started = Date.now();
    for (const part of [
      '<at>',
      '<at>a</at>',
      '*a',
      '**',
      '.',
      ' .',
      '"',
      '[',
      '&',
      '<a href="',
      '<blockquote schema.skype.com/Reply>',
      "'",
      'a. ',
      '\n- ',
    ])
      assert.equal(typeof said({ text: part.repeat(Math.floor(400_000 / part.length)) }), 'string', part);

    assert.ok(Date.now() - started < 8000, `${Date.now() - started} ms`);
  });
});
