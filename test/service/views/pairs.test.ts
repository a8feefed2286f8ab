import assert from 'node:assert/strict';
import type { PublishedApplication } from '../../../src/graph/published-applications.ts';
import { pairable, pairsAmong } from '../../../src/service/views/pairs.ts';

function app(displayName: string, external: string, internal: string): PublishedApplication {
  const publishing = { externalUrl: `https://${external}/`, internalUrl: `${internal}/` };
  return { id: displayName, appId: displayName, displayName, publishing };
}

const shown = (applications: PublishedApplication[], groups?: Map<string, string>) =>
  pairsAmong(applications, groups)
    .map(({ hub, auth }) => [hub.displayName, ...(auth ? [auth.displayName] : [])].join(' + '))
    .toSorted();

describe('applications that belong together', () => {
  const pairs: [what: string, PublishedApplication[]][] = [
    [
      'Qlik’s port on the same host, whatever they are called',
      [app('A', 'a.contoso.com', 'https://qlik.site'), app('B', 'b.contoso.com', 'https://qlik.site:4244')],
    ],
    [
      'Qlik’s port for http',
      [app('A', 'a.contoso.com', 'http://qlik.site'), app('B', 'b.contoso.com', 'http://qlik.site:4248')],
    ],
    [
      'another port, by the external hosts',
      [
        app('A', 'q-contoso.msappproxy.net', 'https://qlik.site'),
        app('B', 'q-auth-contoso.msappproxy.net', 'https://qlik.site:8443'),
      ],
    ],
    [
      'another node, by the external hosts of a domain of its own',
      [app('A', 'q.contoso.com', 'https://qlik.site'), app('B', 'q-auth.contoso.com', 'https://node2.site')],
    ],
    [
      'another node, by the names',
      [
        app('A Qlik', 'x.contoso.com', 'https://qlik.site:8080'),
        app('A Qlik (authentication)', 'y.contoso.com', 'https://node2.site:9090'),
      ],
    ],
    [
      'a name with auth in front',
      [
        app('Sales', 'x.contoso.com', 'https://a.site'),
        app('auth - SALES', 'y.contoso.com', 'https://b.site'),
      ],
    ],
  ];
  for (const [what, [hub, auth]] of pairs)
    it(`are found by ${what}`, () => {
      assert.ok(hub && auth);
      const stranger = app('Wiki', 'wiki.contoso.com', 'https://wiki.site');

      assert.deepEqual(shown([auth, stranger, hub]), [`${hub.displayName} + ${auth.displayName}`, 'Wiki']);
      assert.deepEqual(pairable([auth, stranger, hub]).toSorted(), [hub.id, auth.id].toSorted());
    });

  const hub = app('Hub', 'h.contoso.com', 'https://qlik.site');
  const auth = app('Port', 'p.contoso.com', 'https://qlik.site:4244');

  it('stay on their own where two hubs share a host, and where one has two ports', () => {
    const second = app('Second', 's.contoso.com', 'https://qlik.site:8443');
    const http = app('Http', 't.contoso.com', 'https://qlik.site:4248');

    assert.deepEqual(shown([hub, second, auth]), ['Hub', 'Port', 'Second']);
    assert.deepEqual(shown([hub, auth, http]), ['Http', 'Hub', 'Port']);
  });

  it('stay on their own where host and names disagree', () => {
    const named = app('Port hub', 'n.contoso.com', 'https://other.site');
    const port = app('Port hub authentication', 'p.contoso.com', 'https://qlik.site:4244');

    assert.deepEqual(shown([hub, named, port]).length, 3);
  });

  it('are found where more speaks for one than for another', () => {
    const second = app('Port', 'p2.contoso.com', 'https://qlik.site:8443');
    const port = app('Port authentication', 'p2-auth.contoso.com', 'https://qlik.site:4244');

    assert.deepEqual(shown([hub, second, port]), ['Hub', 'Port + Port authentication']);
  });

  it('are no pair in different connector groups', () => {
    const groups = (one: string, other: string) =>
      new Map([
        ['Hub', one],
        ['Port', other],
      ]);

    assert.deepEqual(shown([hub, auth], groups('g1', 'g2')), ['Hub', 'Port']);
    assert.deepEqual(shown([hub, auth], groups('g1', 'g1')), ['Hub + Port']);
    assert.deepEqual(shown([hub, auth], new Map([['Hub', 'g1']])), ['Hub + Port']);
  });

  it('are not two hubs, nor two that are only called alike', () => {
    const one = app('Qlik', 'one.contoso.com', 'https://one.site');
    const two = app('Qlik', 'two.contoso.com', 'https://two.site');
    const authority = app('Qlik author', 'three.contoso.com', 'https://three.site');

    assert.deepEqual(shown([one, two, authority]), ['Qlik', 'Qlik', 'Qlik author']);
  });
});
