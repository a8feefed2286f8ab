import assert from 'node:assert/strict';
import { say } from '../../../../src/language/say.ts';
import { sentence } from '../../../../src/language/sentence.ts';
import { storedWait } from '../../../../src/service/model/request/stored.ts';

describe('what a request waits for', () => {
  it('is read in every language', () => {
    const stored = JSON.stringify(sentence('Microsoft Graph cannot be reached'));

    const waitsFor = storedWait({ waiting_for: stored });

    assert.equal(say('de', waitsFor), 'Microsoft Graph ist nicht erreichbar');
    assert.equal(say('en', waitsFor), 'Microsoft Graph cannot be reached');
  });

  it('is read as it was written by an older version, or not at all', () => {
    assert.equal(storedWait({ waiting_for: 'Graph is away.' }), 'Graph is away.');
    assert.equal(storedWait({ waiting_for: '' }), '');
  });
});
