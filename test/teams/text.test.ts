import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { mentionPerson } from '../../src/teams/cards/words/mention.ts';
import { escapeList, escapeMarkdown, escapeParagraphs, plainLine, webUrl } from '../../src/teams/text.ts';

describe('escapeMarkdown', () => {
  for (const [typed, safe] of [
    ['**bold** _it_ `code` ~gone~', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~gone\\~'],
    ['[click](https://evil.example)', '\\[click\\](https://evil.example)'],
    ['<at>Maria</at>', '\\<at\\>Maria\\</at\\>'],
    ['{{DATE(2026-11-23T00:00:00Z)}}', '\\{\\{DATE(2026-11-23T00:00:00Z)\\}\\}'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['&lt;at&gt;', '\\&lt;at\\&gt;'],
    ['back\\slash', 'back\\\\slash'],
    ['https://sales-qlik.contoso.com:4244/', 'https://sales-qlik.contoso.com:4244/'],
  ] as const) {
    it(`makes ${typed} plain text`, () => {
      assert.equal(escapeMarkdown(typed), safe);
    });
  }

  it('keeps text on one line and within its length', () => {
    assert.equal(escapeMarkdown('one\n# two'), 'one # two');
    assert.equal(escapeMarkdown('a'.repeat(300), 10), `${'a'.repeat(9)}…`);
  });
});

describe('plainLine', () => {
  it('removes characters that turn the direction of text', () => {
    assert.equal(plainLine('admin\u202egnp.exe\u0000'), 'admingnp.exe');
  });
});

describe('escapeParagraphs', () => {
  it('keeps lines apart and escapes each of them', () => {
    assert.equal(escapeParagraphs('first\r\n\n- second\n'), 'first\n\n\\- second');
  });
});

describe('escapeList', () => {
  it('says how many it leaves out', () => {
    assert.equal(english(escapeList(['Ann', 'Ben', 'Cy'], 2)), 'Ann, Ben and 1 more');
    assert.equal(english(escapeList(['Ann', 'Ben'], 2)), 'Ann and Ben');
  });
});

describe('webUrl', () => {
  it('lets only web addresses through', () => {
    assert.equal(webUrl('https://qlik.contoso.com/'), 'https://qlik.contoso.com/');
    assert.equal(webUrl('javascript:alert(1)'), '');
    assert.equal(webUrl('qlik'), '');
  });
});

describe('mentionPerson', () => {
  it('uses the same text in the card and in the entity', () => {
    const { text, mentions } = mentionPerson({ aadObjectId: 'id-1', name: 'Ann *Berg* </at><at>' });

    assert.equal(text, '<at>Ann Berg /at at</at>');
    assert.deepEqual(mentions, [{ text, id: 'id-1', name: 'Ann Berg /at at' }]);
  });

  it('is only the name without an object id', () => {
    assert.deepEqual(mentionPerson({ aadObjectId: '', name: 'Ann' }), { text: 'Ann', mentions: [] });
  });
});
