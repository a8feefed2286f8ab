import assert from 'node:assert/strict';
import { requester } from '../../src/trial/people.ts';
import { startRepositoryService, type RepositoryService } from '../../src/trial/qlik/repository-service.ts';
import { siteOf } from '../../src/trial/qlik/site.ts';
import { eventually } from '../harness/eventually.ts';
import { decide, inputValues, publish } from '../harness/chat/ask.ts';
import { buttonData, cardOf, textOf } from '../harness/chat/card.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { openForm } from '../harness/chat/see.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { repositoryOf } from '../harness/qlik/connected.ts';

describe('Qlik Sense itself, in the chat', () => {
  let world: World;
  let service: RepositoryService;
  before(async () => {
    service = await startRepositoryService({ site: siteOf('sales.corp.contoso.com') });
    world = await startWorld({ repository: await repositoryOf(service) });
  });
  after(async () => {
    await world.close();
    await service.close();
  });

  const hosts = ['sales-contoso.msappproxy.net', 'sales-auth-contoso.msappproxy.net'];
  const listed = () => service.site.virtualProxies[0]?.['websocketCrossOriginWhiteList'];

  it('fills its address and port into the form', async () => {
    const form = await openForm(world, world.rita, chat);

    const { qlikUrl, authPort } = inputValues(cardOf(form));
    assert.deepEqual([qlikUrl, authPort], ['https://sales.corp.contoso.com', '4244']);
    assert.match(textOf(form), /Qlik Sense says: port 443, and 4244 for signing in\./u);
  });

  it('is still told beside the fields when the form comes back with mistakes', async () => {
    const form = await openForm(world, world.rita, chat);
    const typed = { ...inputValues(cardOf(form)), ...buttonData(cardOf(form), 'request.submit') };

    const { body } = await world.rita.click(chat, form.id, 'request.submit', { ...typed, name: '?' });

    assert.match(JSON.stringify(body), /✗ .*Qlik Sense says: port 443, and 4244 for signing in\./u);
  });

  it('gets the hosts by the button of the result, once Adam has approved the restart', async () => {
    await publish(world, 'sales');
    const result = await world.see(chat, "Add to Qlik's host allow list");
    assert.deepEqual(listed(), []);

    await world.rita.click(chat, result.id, 'change.open', buttonData(cardOf(result), 'change.open'));
    const form = await world.see(chat, 'Allow the hosts of sales in Qlik Sense: a form');
    assert.match(textOf(form), /all sessions end/u);
    const data = { ...inputValues(cardOf(form)), ...buttonData(cardOf(form), 'request.submit') };
    await world.rita.click(chat, form.id, 'request.submit', data);
    const approval = await world.see(approvals, 'Approval to allow sales: Waiting for approval');
    assert.match(textOf(approval), /everybody’s session there ends/u);
    for (const host of hosts)
      assert.ok(textOf(approval).includes(`Add ${host} to Qlik Sense’s host allow list`));
    assert.deepEqual(listed(), []);

    await decide(world, approval, 'request.approve');

    await world.see(chat, 'Qlik Sense allows the hosts of sales');
    assert.deepEqual(listed(), hosts);
    await eventually(async () => {
      const now = world.in(chat).find(({ id }) => id === result.id);
      assert.doesNotMatch(now ? textOf(now) : '', /Add to Qlik/u);
    }, 15);
    await world.rita.say(chat, 'status sales');
    const status = await world.see(chat, 'publication.refresh');
    assert.doesNotMatch(textOf(status), /allow list/u);
    assert.match(textOf(status), /User-Agent contains “Windows”/u);
  });

  it('is asked for in German by its word, and nothing is left to do', async () => {
    const german = world.as({ ...requester, locale: 'de-DE' });
    await german.say(chat, 'allow sales');
    const form = await world.see(chat, 'Hosts von sales in Qlik Sense');
    assert.match(textOf(form), /alle Sitzungen enden/u);
    const data = { ...inputValues(cardOf(form)), ...buttonData(cardOf(form), 'request.submit') };

    await german.click(chat, form.id, 'request.submit', data);

    await world.see(chat, 'Nichts war einzutragen');
  });
});
