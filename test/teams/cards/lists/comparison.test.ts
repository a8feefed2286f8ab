import assert from 'node:assert/strict';
import { sentence } from '../../../../src/language/sentence.ts';
import { reducePublication } from '../../../../src/service/views/reduce.ts';
import { publicationCard } from '../../../../src/teams/cards/lists/publication.ts';
import { publicationsCard } from '../../../../src/teams/cards/lists/publications.ts';
import { about, aComparisonView, aDifference, aPublicationView } from '../../../builders/publication-view.ts';
import { actionsOf, textOf } from '../../../harness/chat/read-card.ts';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

describe('the status card of a publication that was compared', () => {
  const titles = (comparison = aComparisonView()) =>
    actionsOf(publicationCard('en', aPublicationView({ comparison }))).map(({ title }) => title);

  it('says what differs, the riskiest first, and offers to repair or accept it', () => {
    const comparison = aDifference({ comparedAt: minutesAgo(5) });

    const text = textOf(publicationCard('en', aPublicationView({ comparison })));

    assert.match(text, /2 differences from what was approved, compared 5 minutes ago \(/u);
    assert.match(text, /Opens it.*passthrough instead of Microsoft Entra ID[^]*Differs.*mark is missing/u);
    assert.ok(titles(comparison).includes('Accept'));
  });

  it('offers nothing to accept where nothing differs', () => {
    const text = textOf(
      publicationCard('en', aPublicationView({ comparison: aComparisonView({ comparedAt: minutesAgo(0) }) })),
    );

    assert.match(text, /✓ As approved, compared just now \(/u);
    assert.ok(!titles().includes('Accept'));
    assert.ok(titles().includes('Repair'));
  });

  it('does not call as approved what the bot cannot see', () => {
    const text = textOf(
      publicationCard(
        'en',
        aPublicationView({ comparison: aComparisonView({ unseen: ['how it is published'] }) }),
      ),
    );

    assert.match(text, /What the bot can see is as approved[^]*Not visible to the bot: how it is published/u);
  });

  it('tells strangers what differs, but names nobody to them', () => {
    const someone = sentence('{who} is assigned without having been asked for here', { who: 'Olga Novak' });
    const [first] = aDifference().differences;
    const named = { risk: 'opens', text: about(someone) } as const;
    const comparison = aDifference({ differences: first ? [first, named] : [] });
    const reduced = reducePublication(aPublicationView({ comparison }));

    const text = textOf(publicationCard('en', reduced));

    assert.match(text, /2 differences from what was approved[^]*passthrough[^]*1 more/u);
    assert.match(text, /The details below are those approved/u);
    assert.doesNotMatch(text, /Olga/u);
  });

  it('is one line in the list, without what differs', () => {
    const items = [aPublicationView({ comparison: aDifference() })];

    const text = textOf(publicationsCard('en', { items, page: 1, pages: 1, total: 1 }));

    assert.match(text, /✗ 2 differences from what was approved/u);
    assert.doesNotMatch(text, /passthrough/u);
  });
});
