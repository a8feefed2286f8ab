import assert from 'node:assert/strict';
import { addressIn, nameBeside, splitList } from '../../../../src/service/model/request/split-list.ts';

const id = '3d1f7c52-0a4e-4f3a-9a57-1f0f6d8f2b11';

describe('a list of people', () => {
  const examples: [what: string, text: string, entries: string[]][] = [
    [
      'commas, semicolons and lines',
      'a@x.com, b@x.com;c@x.com\nd@x.com',
      ['a@x.com', 'b@x.com', 'c@x.com', 'd@x.com'],
    ],
    ['blanks and repetitions', ' a@x.com,, A@x.com ; \n', ['A@x.com']],
    ['spaces between addresses', `a@x.com b@x.com ${id}`, ['a@x.com', 'b@x.com', id]],
    [
      'Outlook, last name first',
      "O'Brien, Brian <brian@x.com>; Ng, Li <li@x.com>",
      ["O'Brien, Brian <brian@x.com>", 'Ng, Li <li@x.com>'],
    ],
    ['Outlook, one person alone', 'Müller, Jürgen <j.mueller@x.com>', ['Müller, Jürgen <j.mueller@x.com>']],
    [
      'quoted names',
      '"O\'Brien, Brian" <brian@x.com>, "Li Ng" <li@x.com>',
      ['"O\'Brien, Brian" <brian@x.com>', '"Li Ng" <li@x.com>'],
    ],
    ['a quoted name alone', '"Becker, Tom", “Karim, Nadia”', ['Becker, Tom', 'Karim, Nadia']],
    [
      'links',
      'mailto:a@x.com, <mailto:b@x.com>; Ann <mailto:c@x.com?subject=Hi>',
      ['a@x.com', '<b@x.com>', 'Ann <c@x.com>'],
    ],
    [
      'an address and its link',
      'd@x.com<mailto:d@x.com>; [e@x.com](mailto:e@x.com)',
      ['d@x.com<d@x.com>', 'e@x.com'],
    ],
    [
      'people one after the other, without a separator',
      'Tom <t@x.com> Nadia <n@x.com>\tWei (IT) <w@x.com> (Contoso)',
      ['Tom <t@x.com>', 'Nadia <n@x.com>', 'Wei (IT) <w@x.com> (Contoso)'],
    ],
    [
      'addresses behind a name, in brackets of any kind or none',
      'Tom Becker (t@x.com), Karim, Nadia [n@x.com]; Wei Chen w@x.com',
      ['Tom Becker (t@x.com)', 'Karim, Nadia [n@x.com]', 'Wei Chen w@x.com'],
    ],
    ['single quotes', "'t@x.com'; 'Karim, Nadia' <n@x.com>", ['t@x.com', "'Karim, Nadia' <n@x.com>"]],
    ['German and French quotes', '„Becker, Tom“; «Karim, Nadia»', ['Becker, Tom', 'Karim, Nadia']],
    [
      'Chinese separators',
      't@x.com、n@x.com；w@x.com，v@x.com',
      ['t@x.com', 'n@x.com', 'w@x.com', 'v@x.com'],
    ],
    [
      'a list with bullets or numbers, and the header of a mail',
      '• t@x.com\n- n@x.com\n2. w@x.com\nTo: Ng, Li <l@x.com>',
      ['t@x.com', 'n@x.com', 'w@x.com', 'Ng, Li <l@x.com>'],
    ],
    ['names', 'Qlik testers,  Sales   North', ['Qlik testers', 'Sales North']],
    ['one person written in two ways', 'Brian <b@x.com>, B@x.com', ['B@x.com']],
    ['apostrophes', "siobhan.o'brien@x.com, Siobhan O'Brien", ["siobhan.o'brien@x.com", "Siobhan O'Brien"]],
    [
      'a name before and a person after',
      'Qlik testers, ann@x.com, Tom <tom@x.com>',
      ['Qlik testers', 'ann@x.com', 'Tom <tom@x.com>'],
    ],
  ];
  for (const [what, text, entries] of examples)
    it(`is understood: ${what}`, () => assert.deepEqual(splitList(text), entries));

  it('has an address and a name where both are written', () => {
    assert.equal(addressIn("O'Brien, Brian <brian@x.com>"), 'brian@x.com');
    assert.equal(nameBeside("O'Brien, Brian <brian@x.com>"), "O'Brien, Brian");
    assert.equal(nameBeside('"Ng, Li" <li@x.com>'), 'Ng, Li');
    assert.equal(addressIn('Tom Becker (t@x.com)'), 't@x.com');
    assert.equal(nameBeside('Tom Becker (t@x.com)'), 'Tom Becker');
    assert.equal(addressIn('Tom Becker t@x.com'), 't@x.com');
    assert.equal(nameBeside("'Karim, Nadia' <n@x.com>"), 'Karim, Nadia');
    assert.equal(addressIn('Qlik testers'), 'Qlik testers');
    assert.equal(nameBeside('li@x.com'), '');
  });

  it('is read in time although it is long and never closed', () => {
    const started = performance.now();

    assert.ok(splitList(`${'"<'.repeat(10_000)}`).length > 0);
    assert.ok(splitList('a, '.repeat(6_000)).length > 0);
    assert.ok(performance.now() - started < 2_000);
  });
});
