import assert from 'node:assert/strict';
import { connectorsCard } from '../../../../src/teams/cards/lists/connectors.ts';
import { helpCard } from '../../../../src/teams/cards/help.ts';
import { publicationsCard } from '../../../../src/teams/cards/lists/publications.ts';
import { requestsCard } from '../../../../src/teams/cards/lists/requests.ts';
import { actionsOf, textOf, verbsOf } from '../../../harness/chat/read-card.ts';
import { aRequestView, formOptions } from '../../../builders/request-view.ts';
import type { PublicationView } from '../../../../src/service/model/view.ts';
import { publicationCard } from '../../../../src/teams/cards/lists/publication.ts';
import { aPublicationView } from '../../../builders/publication-view.ts';

describe('list of requests', () => {
  it('has a button for each request and for the pages beside this one', () => {
    const card = requestsCard('en', {
      items: [aRequestView()],
      page: 2,
      pages: 3,
      total: 21,
      first: 'first-id',
      last: 'last-id',
    });

    const buttons = actionsOf(card).map(({ verb, data }) => ({ verb, data }));
    assert.deepEqual(buttons, [
      { verb: 'request.show', data: { requestId: aRequestView().id } },
      { verb: 'requests.page', data: { page: '1', before: 'first-id' } },
      { verb: 'requests.page', data: { page: '3', after: 'last-id' } },
    ]);
    assert.match(textOf(card), /21 open requests, page 2 of 3/);
  });

  it('says so when there is none', () => {
    const card = requestsCard('en', { items: [], page: 1, pages: 1, total: 0 });

    assert.match(textOf(card), /No request is open/);
    assert.deepEqual(verbsOf(card), []);
  });
});

describe('list of publications', () => {
  it('shows the status of each by its name', () => {
    const card = publicationsCard('en', { items: [aPublicationView()], page: 1, pages: 1, total: 1 });

    assert.deepEqual(
      actionsOf(card).map(({ verb, data }) => ({ verb, data })),
      [{ verb: 'publication.refresh', data: { name: 'sales-qlik' } }],
    );
  });

  it('offers to publish when there is none', () => {
    const card = publicationsCard('en', { items: [], page: 1, pages: 1, total: 0 });

    assert.deepEqual(verbsOf(card), ['publish.open']);
  });
});

describe('publication card', () => {
  it('opens the hub and shows who approved it', () => {
    const card = publicationCard('en', aPublicationView());

    assert.equal(actionsOf(card)[0]?.url, 'https://sales-qlik-contoso.msappproxy.net/');
    assert.match(textOf(card), /Approved by: Maria Admin/);
  });

  it('opens nothing that is not published', () => {
    const card = publicationCard('en', aPublicationView({ state: 'publishing' }));

    assert.ok(!actionsOf(card).some(({ type }) => type === 'Action.OpenUrl'));
  });

  it('says whose access is only planned', () => {
    const textIn = (state: PublicationView['state']) =>
      textOf(publicationCard('en', aPublicationView({ state })));

    for (const state of ['publishing', 'failed'] as const)
      assert.match(textIn(state), /^Access as planned: /m);
    assert.match(textIn('published'), /^Access: /m);
  });
});

describe('connectors card', () => {
  it('says in words how each group is, and warns of a connector that is alone', () => {
    const text = textOf(connectorsCard('en', formOptions().connectorGroups));

    assert.deepEqual(text.match(/^\S .* active$/gmu), [
      '! 1 of 1 connector active',
      '✓ 2 of 2 connectors active',
      '✗ 0 of 1 connector active',
    ]);
    assert.equal(text.match(/Warning: This connector is alone/gu)?.length, 1);
  });

  it('says how many groups and connectors it leaves out', () => {
    const [group] = formOptions().connectorGroups;
    const connector = { machineName: 'SRV', externalIp: '203.0.113.7', status: 'active', version: '1.5' };
    const big = { ...group, connectors: Array.from({ length: 9 }, () => connector) } as never;

    const card = connectorsCard(
      'en',
      Array.from({ length: 20 }, () => big),
    );

    assert.match(textOf(card), /and 5 more/);
    assert.match(textOf(card), /and 10 groups more/);
    assert.ok(JSON.stringify(card).length < 20 * 1024);
  });
});

describe('help card', () => {
  it('shows the usage of each command and starts a publication', () => {
    const commands = [{ name: 'status', usage: 'status [name]', description: 'Shows one publication' }];

    const card = helpCard('en', commands);

    assert.match(textOf(card), /status \\\[name\\\]: Shows one publication/);
    assert.deepEqual(verbsOf(card), ['publish.open']);
  });
});
