import assert from 'node:assert/strict';
import type { FieldProblem } from '../../../../src/errors.ts';
import { emptyForm } from '../../../../src/service/model/request/form.ts';
import type { PublicationView } from '../../../../src/service/model/view.ts';
import { shortFormCard } from '../../../../src/teams/cards/forms/short-form.ts';
import { actionsOf, elementsOf, textOf } from '../../../harness/chat/read-card.ts';
import type { ShortFormKind } from '../../../../src/teams/kinds/table.ts';
import { aPublicationView } from '../../../builders/publication-view.ts';

const form = { ...emptyForm, name: 'sales-qlik', users: 'ann@contoso.com', hubApplicationId: 'hub-1' };

function formCard(
  kind: ShortFormKind,
  publication: PublicationView | null = aPublicationView(),
  problems: FieldProblem[] = [],
) {
  return shortFormCard('en', kind, form, problems, publication);
}

function inputsOf(card: unknown): (string | undefined)[] {
  return elementsOf(card).flatMap(({ id, type }) => (type?.startsWith('Input.') ? [id] : []));
}

describe('change form', () => {
  for (const kind of ['assign', 'unassign'] as const) {
    it(`asks for people and shows who is assigned, for ${kind}`, () => {
      const card = formCard(kind);

      assert.deepEqual(inputsOf(card), ['users', 'groups', 'reason']);
      assert.match(textOf(card), /both applications\. Assigned now: Anna Berg 1, .* and 2 more/);
    });
  }

  for (const kind of ['unpublish', 'restore', 'repair'] as const) {
    it(`asks only for a reason, for ${kind}`, () => {
      assert.deepEqual(inputsOf(formCard(kind)), ['reason']);
    });
  }

  it('sends the kind and the name, and for adopt the applications instead', () => {
    const sent = (kind: ShortFormKind) => actionsOf(formCard(kind)).map(({ verb, data }) => ({ verb, data }));

    for (const kind of ['assign', 'unassign', 'unpublish', 'restore', 'repair'] as const)
      assert.deepEqual(sent(kind), [{ verb: 'request.submit', data: { kind, name: 'sales-qlik' } }]);
    const ids = { hubApplicationId: 'hub-1', authApplicationId: '' };
    const data = { kind: 'adopt', ...ids, hubAddresses: '', authAddresses: '' };
    assert.deepEqual(sent('adopt'), [{ verb: 'request.submit', data }]);
    assert.deepEqual(inputsOf(formCard('adopt')), ['name', 'reason']);
  });

  it('says what unpublish does', () => {
    const text = (publication: PublicationView | null) => textOf(formCard('unpublish', publication));
    const [hub] = aPublicationView().applications;
    const single = aPublicationView({ applications: hub ? [hub] : [] });

    assert.match(text(aPublicationView()), /Both applications are taken off the internet and deleted/);
    assert.match(text(aPublicationView()), /can be restored for 30 days/);
    assert.match(text(single), /The application is taken off the internet and deleted/);
    assert.match(text(aPublicationView({ isAdopted: true })), /stay, open to the internet/);
    assert.match(text(null), /Adopted applications stay/);
  });

  it('says until when restore is possible', () => {
    const gone = aPublicationView({ state: 'unpublished', restorableUntil: '2026-12-23T15:02:00.000Z' });

    assert.match(textOf(formCard('restore', gone)), /possible until 23 Dec 2026, 15:02 UTC/);
  });

  it('keeps what was typed and marks what is wrong', () => {
    const problems = [
      { field: 'users', message: 'ann@contoso.com is unknown.' },
      { field: 'connectorGroupId', message: 'It has no active connector.' },
    ];

    const card = formCard('assign', null, problems);

    assert.equal(elementsOf(card).find(({ id }) => id === 'users')?.value, 'ann@contoso.com');
    assert.match(textOf(card), /ann@contoso\.com is unknown\./);
    assert.match(textOf(card), /Connector group: It has no active connector\./);
  });
});
