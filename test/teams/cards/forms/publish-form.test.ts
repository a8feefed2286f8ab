import assert from 'node:assert/strict';
import type { FieldProblem } from '../../../../src/errors.ts';
import type { PublishForm } from '../../../../src/service/model/request/form.ts';
import { publishFields, publishFormCard } from '../../../../src/teams/cards/forms/publish-form.ts';
import { actionsOf, elementsOf, textOf } from '../../../harness/chat/read-card.ts';
import { aPublishForm, formOptions } from '../../../builders/request-view.ts';

const ids: readonly string[] = publishFields;

function formCard(form: Partial<PublishForm>, problems: FieldProblem[] = [], options = formOptions()) {
  return publishFormCard('en', options, aPublishForm(form), problems);
}

function inputsOf(card: unknown) {
  return elementsOf(card).filter(({ type }) => type?.startsWith('Input.') === true);
}

function visibilityOf(card: unknown, id: string) {
  return elementsOf(card).find((element) => element.id === id)?.isVisible;
}

describe('publish form', () => {
  it('has an input for each entry, and only those', () => {
    const inputs = inputsOf(formCard({})).map(({ id }) => id ?? '');

    assert.deepEqual(inputs.toSorted(), ids.toSorted());
  });

  it('keeps every typed value', () => {
    const typed = Object.fromEntries(ids.map((id) => [id, `typed into ${id}`]));

    const values = inputsOf(formCard(typed)).map(({ id, value }) => [id, value]);

    assert.deepEqual(Object.fromEntries(values), typed);
  });

  it('shows a problem right below its input', () => {
    for (const field of ids) {
      const elements = elementsOf(formCard({}, [{ field, message: 'Wrong here' }]));
      const input = elements.findIndex(({ id }) => id === field);
      const next = elements.slice(input + 1).findIndex(({ type }) => type?.startsWith('Input.') === true);
      const problem = elements.slice(input + 1).findIndex(({ text }) => text === '✗ Wrong here');
      assert.ok(problem >= 0 && (next === -1 || problem < next), field);
    }
  });

  it('shows all problems of one input', () => {
    const problems = ['Ann is unknown', 'Ben is a guest'].map((message) => ({ field: 'users', message }));

    const text = textOf(formCard({}, problems));

    assert.match(text, /Ann is unknown\n\nBen is a guest/);
  });

  it('lists a problem that belongs to no input', () => {
    const text = textOf(formCard({}, [{ field: 'colour', message: 'Unknown entry' }]));

    assert.match(text, /Unknown entry/);
    assert.match(text, /correct what is marked/);
  });

  it('offers connector groups with their health', () => {
    const group = inputsOf(formCard({})).find(({ id }) => id === 'connectorGroupId');

    assert.deepEqual(
      group?.choices?.map(({ title }) => title),
      [
        'Default – 1 of 1 connector active',
        'Data centre – 2 of 2 connectors active',
        'Branch office – 0 of 1 connector active',
      ],
    );
  });

  it('chooses the connector group when there is only one', () => {
    const connectorGroups = formOptions().connectorGroups.slice(1, 2);

    const card = formCard({ connectorGroupId: '' }, [], formOptions({ connectorGroups }));

    assert.equal(inputsOf(card).find(({ id }) => id === 'connectorGroupId')?.value, 'group-1');
  });

  it('shows the addresses that a name gives in each domain', () => {
    const text = textOf(formCard({ name: 'sales' }));

    assert.match(text, /sales-contoso\.msappproxy\.net {2}and {2}sales-auth-contoso\.msappproxy\.net/);
    assert.match(text, /sales\.apps\.contoso\.com/);
  });

  it('shows why nothing can be chosen and offers to try again', () => {
    const card = formCard({}, [], formOptions({ connectorGroups: [], problem: 'Graph does not answer.' }));

    assert.match(textOf(card), /Graph does not answer\./);
    assert.deepEqual(
      actionsOf(card).flatMap(({ verb }) => verb ?? []),
      ['publish.open', 'request.submit'],
    );
  });

  it('opens the Kerberos inputs as soon as one of them counts', () => {
    assert.equal(visibilityOf(formCard({}), 'kerberos'), false);
    assert.equal(visibilityOf(formCard({ singleSignOn: 'kerberos' }), 'kerberos'), true);
    assert.equal(visibilityOf(formCard({ servicePrincipalName: 'HTTP/qlik' }), 'kerberos'), true);
    assert.equal(visibilityOf(formCard({}, [{ field: 'loginIdentity', message: 'No' }]), 'kerberos'), true);
  });

  it('cannot hide the Kerberos inputs again', () => {
    const toggles = actionsOf(formCard({})).filter(({ type }) => type === 'Action.ToggleVisibility');

    assert.deepEqual(
      toggles.map(({ targetElements }) => targetElements),
      [
        [
          { elementId: 'kerberos', isVisible: true },
          { elementId: 'openKerberos', isVisible: false },
        ],
      ],
    );
  });

  it('stays below 20 KB with a hundred connector groups', () => {
    const [group] = formOptions().connectorGroups;
    const connectorGroups = Array.from({ length: 300 }, (_, index) => ({
      ...group,
      id: `${index}`,
      name: `Group ${index}`,
    }));

    const card = formCard(
      { connectorGroupId: '250' },
      [],
      formOptions({ connectorGroups: connectorGroups as never }),
    );

    assert.ok(JSON.stringify(card).length < 20 * 1024);
    assert.match(JSON.stringify(card), /Group 250/);
  });
});
