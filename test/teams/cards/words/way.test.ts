import assert from 'node:assert/strict';
import { say } from '../../../../src/language/say.ts';
import { wayData, wayState } from '../../../../src/teams/cards/words/way.ts';
import { aWay } from '../../../builders/publication-view.ts';

describe('the way into a publication, drawn', () => {
  it('has a sign and a word for each part, and its age once', () => {
    const [drawn] = wayData(aWay({ entra: 'wrong', hub: 'unsure' }));

    assert.deepEqual(
      drawn?.steps.map(({ part, state }) => `${say('en', part)} | ${say('en', state)}`),
      [
        'People | ✓ fine',
        '↓\u00a0Microsoft Entra | ✗ wrong',
        '↓\u00a0Application Proxy | ✓ fine',
        '↓\u00a0Connector group | ✓ fine: 2 of 2 active',
        '↳\u00a0Qlik hub | ? unsure',
        '↳\u00a0Qlik authentication | – not visible from here',
      ],
    );
    assert.equal(say('en', drawn?.age ?? ''), 'Nothing of this is older than 23 Nov 2026, 15:05 UTC.');
  });

  it('is one line in lists: what is not fine, the worst first', () => {
    const line = (way = aWay()) => {
      const { sign, text } = wayState(way);
      return `${sign} ${say('en', text)}`;
    };

    assert.equal(line(), '– not visible from here: Qlik hub and Qlik authentication');
    assert.equal(
      line(aWay({ entra: 'wrong', hub: 'unsure' })),
      '✗ wrong: Microsoft Entra · ? unsure: Qlik hub · – not visible from here: Qlik authentication',
    );
    assert.equal(line(aWay({ hub: 'fine', auth: 'fine' })), '✓ the whole way is fine');
  });
});
