import assert from 'node:assert/strict';
import { emptyForm, type RequestForm } from '../../../../src/service/model/request/form.ts';
import { updateFormCard } from '../../../../src/teams/cards/forms/update-form.ts';
import { actionsOf, elementsOf, textOf } from '../../../harness/chat/read-card.ts';
import { formOptions } from '../../../builders/request-view.ts';

const current: RequestForm = {
  ...emptyForm,
  name: 'sales-qlik',
  displayName: 'Qlik Sense sales-qlik',
  qlikUrl: 'https://qlik.contoso.local',
  authPort: '4244',
  release: 'newer',
  externalUrl: 'https://sales-qlik-contoso.msappproxy.net',
  authExternalUrl: 'https://sales-qlik-auth-contoso.msappproxy.net',
  connectorGroupId: 'group-1',
  preAuthentication: 'aadPreAuthentication',
  singleSignOn: 'kerberos',
  servicePrincipalName: 'HTTP/qlik.contoso.local',
  loginIdentity: 'onPremisesSAMAccountName',
  applicationServerTimeout: 'Long',
  isBackendCertificateValidationEnabled: 'false',
  reason: 'New server',
};

function formCard(form: Partial<RequestForm> = {}, problems: { field: string; message: string }[] = []) {
  return updateFormCard('en', formOptions(), { ...current, ...form }, problems);
}

function inputsOf(card: unknown) {
  return elementsOf(card).filter(({ type }) => type?.startsWith('Input.') === true);
}

describe('update form', () => {
  it('shows the settings as they are', () => {
    const values = inputsOf(formCard()).map(({ id, value }) => [id, value]);

    const {
      name: _,
      externalDomain,
      users,
      groups,
      hubApplicationId,
      authApplicationId,
      hubAddresses,
      authAddresses,
      ...settings
    } = current;
    assert.deepEqual(Object.fromEntries(values), settings);
    const unasked = [externalDomain, users, groups, hubApplicationId, authApplicationId, hubAddresses];
    assert.equal([...unasked, authAddresses].join(''), '');
  });

  it('sends its kind and the name of the publication, which cannot be changed', () => {
    const send = actionsOf(formCard()).find(({ verb }) => verb === 'request.submit');

    assert.deepEqual(send?.data, { kind: 'update', name: 'sales-qlik' });
  });

  it('shows a problem right below its input', () => {
    for (const { id } of inputsOf(formCard())) {
      const elements = elementsOf(formCard({}, [{ field: id ?? '', message: 'Wrong here' }]));
      const input = elements.findIndex((element) => element.id === id);
      const next = elements.slice(input + 1).findIndex(({ type }) => type?.startsWith('Input.') === true);
      const problem = elements.slice(input + 1).findIndex(({ text }) => text === '✗ Wrong here');
      assert.ok(problem >= 0 && (next === -1 || problem < next), id);
    }
  });

  it('offers to keep a sign-on that was found, only where one was', () => {
    const offered = (singleSignOn: string) =>
      inputsOf(formCard({ singleSignOn }))
        .find(({ id }) => id === 'singleSignOn')
        ?.choices?.map(({ value }) => value);

    assert.deepEqual(offered('kept'), ['kept', 'none', 'kerberos']);
    assert.deepEqual(offered('none'), ['none', 'kerberos']);
  });

  it('names a problem that belongs to no input', () => {
    assert.match(textOf(formCard({}, [{ field: 'name', message: 'It is gone.' }])), /Name: It is gone\./);
  });
});
