import assert from 'node:assert/strict';
import { english } from '../../../../src/language/say.ts';
import { wayOf } from '../../../../src/service/views/way/way.ts';
import { comparedSights } from '../../../../src/service/views/way/compared.ts';
import { visitedSights } from '../../../../src/service/views/way/visited.ts';
import { testedSights } from '../../../../src/service/views/way/tested.ts';
import type { Comparison } from '../../../../src/service/model/publication/comparison.ts';
import type { Sight } from '../../../../src/service/model/publication/way.ts';
import { aVisit } from '../../../builders/facts.ts';
import { aTested } from '../../../builders/question.ts';

const noon = '2026-11-26T12:00:00.000Z';
const one = '2026-11-26T13:00:00.000Z';

function states(sights: readonly Sight[], hasAuth = true): Record<string, string> {
  const { parts } = wayOf(sights, { hasAuth });
  return Object.fromEntries(parts.map(({ part, state, note }) => [part, `${state} ${english(note)}`.trim()]));
}

function aComparison(...keys: string[]): Comparison {
  const differences = keys.map((key) => {
    const risk = key.includes('timeout') ? ('differs' as const) : ('stops' as const);
    return { key, role: null, risk, text: key, canRepair: true };
  });
  const at = { comparedAt: new Date(noon), problemSince: null };
  return { publicationId: 'p1', revision: 1, differences, problem: '', unseen: [], ...at };
}

describe('wayOf', () => {
  it('calls nothing fine that was not looked at', () => {
    assert.deepEqual(new Set(Object.values(states([]))), new Set(['unseen']));
    assert.equal(wayOf([], { hasAuth: true }).oldestAt, '');
  });

  it('lets the worst look decide, however new a better one is, and names the oldest that decides', () => {
    const sights: Sight[] = [
      { part: 'hub', state: 'fine', at: one },
      { part: 'hub', state: 'unsure', at: '' },
      { part: 'entra', state: 'wrong', at: noon },
      { part: 'entra', state: 'fine', at: one },
      { part: 'people', state: 'fine', at: one },
      { part: 'people', state: 'fine', at: '2026-11-01T12:00:00.000Z' },
    ];

    const { people, entra, hub } = states(sights);
    assert.deepEqual([people, entra, hub], ['fine', 'wrong', 'unsure']);
    assert.equal(wayOf(sights, { hasAuth: true }).oldestAt, noon);
  });

  it('has one part for Qlik Sense where one application stands for both', () => {
    const { hub, auth } = states([{ part: 'auth', state: 'unsure', at: noon }], false);

    assert.deepEqual([hub, auth], ['unsure', undefined]);
  });
});

describe('a comparison', () => {
  it('shows who may enter and the applications, and nothing of what only works or does not', () => {
    assert.deepEqual(states(comparedSights(aComparison())), {
      people: 'fine',
      entra: 'fine',
      proxy: 'unseen',
      connectors: 'unseen',
      hub: 'unseen',
      auth: 'unseen',
    });
  });

  for (const [key, part, state] of [
    ['assign:hub:user-1', 'people', 'wrong'],
    ['unassign:auth:user-2', 'people', 'wrong'],
    ['publish:hub:preAuthentication', 'entra', 'wrong'],
    ['assignment-required:hub', 'entra', 'wrong'],
    ['publish:hub:externalUrl', 'proxy', 'wrong'],
    ['publish:hub:timeout', 'proxy', 'unsure'],
    ['connector-group:hub', 'connectors', 'wrong'],
    ['name:hub:mark', 'entra', 'fine'],
  ] as const)
    it(`that found ${key} shows ${part} as ${state}`, () => {
      assert.equal(states(comparedSights(aComparison(key)))[part], state);
    });
});

describe('a visit from outside', () => {
  it('shows the edge and the sign-in, and nothing behind them', () => {
    const { entra, proxy, connectors, hub } = states(visitedSights([aVisit()]));

    assert.deepEqual([entra, proxy, connectors, hub], ['fine', 'fine', 'unseen', 'unseen']);
  });

  for (const [cause, part] of [
    ['gateway-timeout', 'connectors'],
    ['bad-gateway', 'hub'],
    ['not-proxy', 'proxy'],
  ] as const)
    it(`that ended with ${cause} shows what stopped it`, () => {
      const visit = aVisit('answer');
      const findings = visit.findings.map((each) => (each.step === 'answer' ? { ...each, cause } : each));

      assert.equal(states(visitedSights([{ ...visit, findings }]))[part], 'wrong');
    });

  it('leaves open what is not live yet, and says nothing where there is no way from here', () => {
    assert.equal(states(visitedSights([aVisit('name', 'settling')]))['proxy'], 'unsure');
    const { entra, proxy } = states(visitedSights([aVisit(null, 'unchecked')]));
    assert.deepEqual([entra, proxy], ['unseen', 'unseen']);
  });
});

describe('a tester', () => {
  it('for whom it works shows the whole way; one who lost the connection leaves the hub open', () => {
    const works = testedSights(aTested({ counts: [{ seen: 'works', people: 1 }] }));
    const lost = testedSights(aTested({ counts: [{ seen: 'connection-lost', people: 1 }] }));

    assert.deepEqual(new Set(Object.values(states(works))), new Set(['fine']));
    const { connectors, hub } = states(lost);
    assert.deepEqual([connectors, hub], ['fine', 'unsure']);
  });

  it('for whom it worked before the last change shows nothing', () => {
    const verified = { by: 'Ann', at: noon, isBefore: true };

    assert.deepEqual(testedSights(aTested({ counts: [], verified })), []);
  });
});
