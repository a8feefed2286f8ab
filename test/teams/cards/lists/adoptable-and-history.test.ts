import assert from 'node:assert/strict';
import { sentence, type Text } from '../../../../src/language/sentence.ts';
import { adoptableCard } from '../../../../src/teams/cards/lists/adoptable.ts';
import { historyCard } from '../../../../src/teams/cards/lists/history.ts';
import { actionsOf, elementsOf, textOf } from '../../../harness/chat/read-card.ts';
import type { HistoryGroupView } from '../../../../src/service/views/history/history-view.ts';
import {
  aHistoryGroup,
  aHistoryWrite,
  anAdoptableView,
  anUndoneGroup,
} from '../../../builders/list-views.ts';
import { publicationCard } from '../../../../src/teams/cards/lists/publication.ts';
import type { AdaptiveCard } from '../../../../src/teams/cards/render.ts';
import { everythingAmiss } from '../../../builders/sample-tests.ts';
import { aPublicationView, aWay } from '../../../builders/publication-view.ts';

const page = { page: 2, pages: 3, total: 20 };

describe('list of applications to adopt', () => {
  it('shows both addresses and has a button for each entry', () => {
    const card = adoptableCard('en', { ...page, items: [anAdoptableView()] });

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

describe('the list of applications to adopt, for what is no pair', () => {
  const lone = (name: string, unfit: Text = '') => {
    const { hub } = anAdoptableView();
    return anAdoptableView({
      hub: { ...hub, applicationId: `${name}-id`, displayName: name },
      auth: null,
      unfit,
    });
  };
  const inputs = (card: unknown) => elementsOf(card).filter(({ type }) => type === 'Input.ChoiceSet');

  it('has a word instead of a button where nothing can be adopted', () => {
    const card = adoptableCard('en', { ...page, items: [lone('Desktops', sentence('Private Access'))] });

    assert.match(textOf(card), /Desktops[^]*Private Access/);
    assert.ok(!actionsOf(card).some(({ verb }) => verb === 'adopt.open'));
    assert.deepEqual(inputs(card), []);
  });

  it('lets any two of those on their own be picked, whatever speaks for it', () => {
    const items = [anAdoptableView(), lone('One'), lone('Two'), lone('Desktops', sentence('Private Access'))];

    const card = adoptableCard('en', { ...page, items });

    for (const { choices } of inputs(card))
      assert.deepEqual(
        (choices ?? []).map(({ value }) => value.split(' ')[0]),
        ['One-id', 'Two-id'],
      );
    assert.deepEqual(
      inputs(card).map(({ id }) => id),
      ['hubPick', 'authPick'],
    );
  });
});

describe('history card', () => {
  const shown = (...items: HistoryGroupView[]) => historyCard('en', 'sales-qlik', { ...page, items });

  it('shows what was asked, who decided and why, and what was written', () => {
    const text = textOf(shown(aHistoryGroup()));

    assert.match(text, /Publish sales-qlik\n✓ Published\nAsked by Robin Owner · 23 Nov 2026, 15:02 UTC\n/);
    assert.match(text, /Approved by Maria Admin: “Fine” · 23 Nov 2026, 15:02 UTC\nDone · 23 Nov/);
    assert.match(text, /Written to Microsoft Entra: 1 change\n✓ Assign Anna Berg to “Qlik Sense sales-qlik”/);
  });

  it('shows who pressed Retry and Undo and who was refused, and never an Undo under who approved', () => {
    const text = textOf(shown(anUndoneGroup()));

    assert.match(text, /\n– Undone\nAsked by/);
    assert.match(text, /Tom Tester pressed Undo and was refused: You may not decide this\. · 23 Nov/);
    assert.match(text, /Maria Admin pressed Retry · 23 Nov[^]*Robin Owner pressed Undo · 23 Nov/);
    assert.match(text, /3 more refused clicks/);
    const [, undo = ''] = text.split('Undo by Robin Owner: 1 change');
    assert.match(undo, /Assign Anna Berg/);
    assert.doesNotMatch(undo, /Maria/);
  });

  it('says so when nobody recorded who pressed Undo', () => {
    const undo = { by: [], writes: { items: [aHistoryWrite()], total: 1 } };

    assert.match(textOf(shown(aHistoryGroup({ undo }))), /Undo, not recorded by whom: 1 change/);
  });

  it('shows why Graph refused and what support asks for', () => {
    const refused = aHistoryWrite({ outcome: 'refused', code: 'Authorization_RequestDenied' });
    const writes = { items: [refused, aHistoryWrite({ outcome: 'unknown' })], total: 2 };

    const text = textOf(shown(aHistoryGroup({ writes })));

    assert.match(text, /✗[^]*refused: Authorization\\_RequestDenied · 23 Nov[^]*Graph request d3b0c7e2/);
    assert.match(text, /\? Assign[^]*no answer; looked again afterwards/);
  });

  it('shows a few of very many writes, and how many more there are', () => {
    const writes = { items: Array.from({ length: 5 }, () => aHistoryWrite()), total: 1000 };

    const text = textOf(shown(aHistoryGroup({ writes })));

    assert.match(text, /Written to Microsoft Entra: 1,000 changes\n/);
    assert.match(text, /… and 995 more/);
  });

  it('turns its pages by the name of the publication', () => {
    assert.deepEqual(
      actionsOf(shown(aHistoryGroup())).map(({ verb, data }) => ({ verb, data })),
      [
        { page: '1', before: '' },
        { page: '3', after: '' },
      ].map((to) => ({ verb: 'history.page', data: { name: 'sales-qlik', ...to } })),
    );
  });
});

describe('buttons of a publication', () => {
  function atFirst(card: AdaptiveCard): unknown[] {
    return actionsOf(card)
      .filter((action) => !('mode' in action) || action.mode !== 'secondary')
      .map(({ title }) => title);
  }
  function kinds(state: 'published' | 'publishing' | 'unpublished'): unknown[] {
    const card = publicationCard('en', aPublicationView({ state }));
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
    const card = publicationCard('en', aPublicationView());

    assert.deepEqual(atFirst(card), ['Open Qlik Sense', 'Assign', 'Unassign', 'Refresh']);
  });

  it('are what helps, where something is amiss, and never more than Teams shows', () => {
    const differing = publicationCard('en', everythingAmiss());
    const unsure = publicationCard('en', aPublicationView({ way: aWay({ hub: 'unsure' }) }));

    assert.deepEqual(atFirst(differing), [
      'Open Qlik Sense',
      'Repair',
      'Accept',
      'Diagnose',
      "Add to Qlik's host allow list",
      'Refresh',
    ]);
    assert.deepEqual(atFirst(unsure), ['Open Qlik Sense', 'Diagnose', 'Assign', 'Unassign', 'Refresh']);
  });
});
