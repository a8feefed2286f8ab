import assert from 'node:assert/strict';
import { render } from '../../../src/teams/cards.ts';
import { adoptableView } from '../../../src/teams/views/adoptable.ts';
import { historyView } from '../../../src/teams/views/history.ts';
import { publicationView } from '../../../src/teams/views/publications.ts';
import { actionsOf, textOf } from '../../fakes/read-card.ts';
import { aHistoryEntry, anAdoptableView, aPublicationView } from '../../fakes/list-views.ts';

const page = { page: 2, pages: 3, total: 20 };

describe('list of applications to adopt', () => {
  it('shows both addresses and has a button for each entry', () => {
    const card = render('en', 'adoptable', adoptableView({ ...page, items: [anAdoptableView()] }));

    assert.match(textOf(card), /oldqlik-contoso\.msappproxy\.net from https:\/\/old\.contoso\.local\n/);
    assert.match(
      textOf(card),
      /oldqlik-auth-contoso\.msappproxy\.net from https:\/\/old\.contoso\.local:4244/,
    );
    const [adopt, ...paging] = actionsOf(card).map(({ verb, data }) => ({ verb, data }));
    assert.equal(adopt?.verb, 'adopt.open');
    assert.equal(adopt?.data?.['name'], 'qlik-old');
    assert.equal(adopt?.data?.['hubApplicationId'], anAdoptableView().hub.applicationId);
    assert.deepEqual(
      paging.map(({ data }) => data),
      [{ page: '1' }, { page: '3' }],
    );
  });
});

describe('history card', () => {
  it('shows what was done, when, and by whom', () => {
    const text = textOf(
      render('en', 'history', historyView('sales-qlik', { ...page, items: [aHistoryEntry()] })),
    );

    assert.match(text, /✓\nAssign Anna Berg to “Qlik Sense sales-qlik”\n23 Nov 2026, 15:02 UTC/);
    assert.match(text, /asked by Robin Owner · approved by Maria Admin/);
  });

  it('shows why Graph refused and what support asks for', () => {
    const refused = aHistoryEntry({ outcome: 'refused', code: 'Authorization_RequestDenied' });

    const text = textOf(render('en', 'history', historyView('sales-qlik', { ...page, items: [refused] })));

    assert.match(text, /✗[^]*refused: Authorization\\_RequestDenied · Graph request d3b0c7e2/);
  });

  it('turns its pages by the name of the publication', () => {
    const card = render('en', 'history', historyView('sales-qlik', { ...page, items: [aHistoryEntry()] }));

    assert.deepEqual(
      actionsOf(card).map(({ verb, data }) => ({ verb, data })),
      ['1', '3'].map((page) => ({ verb: 'history.page', data: { name: 'sales-qlik', page } })),
    );
  });
});

describe('buttons of a publication', () => {
  function kinds(state: 'published' | 'publishing' | 'unpublished'): unknown[] {
    const card = render('en', 'publication', publicationView(aPublicationView({ state })));
    return actionsOf(card).flatMap(({ data }) => data?.['kind'] ?? []);
  }

  it('change what is published', () => {
    const all = ['assign', 'unassign', 'update', 'repair', 'history', 'unpublish'];

    assert.deepEqual(kinds('published'), all);
  });

  it('restore what is unpublished, and change nothing in between', () => {
    assert.deepEqual(kinds('unpublished'), ['restore', 'history']);
    assert.deepEqual(kinds('publishing'), ['history']);
  });

  it('are few at first sight', () => {
    const card = render('en', 'publication', publicationView(aPublicationView()));

    const first = actionsOf(card).filter((action) => !('mode' in action));
    assert.deepEqual(
      first.map(({ title }) => title),
      ['Open Qlik Sense', 'Assign', 'Unassign', 'Refresh'],
    );
  });
});
