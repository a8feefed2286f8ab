import assert from 'node:assert/strict';
import { administrator, colleagues } from '../../src/trial/people.ts';
import { inputValues, publish } from '../harness/chat/ask.ts';
import { change } from '../harness/chat/change.ts';
import { buttonData, cardOf, readable, textOf } from '../harness/chat/card.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { chat } from '../harness/chat/rooms.ts';

const [olga, nadia] = colleagues;

describe('changing a publication from a chat', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
    await publish(world, 'sales');
  });
  after(() => world.close());

  it('gives somebody access who was named behind the command', async () => {
    await change(world, `assign sales ${olga.userPrincipalName}`, 'Assign people to sales');

    const changed = await world.see(chat, '1 user assigned to sales');
    assert.match(textOf(changed), new RegExp(`Assign ${olga.name}`));
    await world.see(chat, 'Request to assign sales: Done');
  });

  it('needs no name while there is a single publication', async () => {
    await change(world, `unassign ${nadia.userPrincipalName}`, 'Unassign people from sales');

    await world.see(chat, '1 user unassigned from sales');
  });

  it('marks what is wrong on the same form', async () => {
    await world.rita.say(chat, 'assign sales');
    const form = await world.see(chat, 'Assign people to sales');

    const data = { ...buttonData(cardOf(form), 'request.submit'), users: '', groups: '', reason: 'Audit' };
    const answer = await world.rita.click(chat, form.id, 'request.submit', data);

    assert.match(readable(answer.body.value), /Name at least one user or group/);
    assert.equal(inputValues(answer.body.value)['reason'], 'Audit');
  });

  it('shows the form again when the tenant knows somebody not', async () => {
    await world.rita.say(chat, 'assign sales nobody@contoso.com');
    const form = await world.see(chat, 'nobody@contoso.com');
    const data = { ...inputValues(cardOf(form)), ...buttonData(cardOf(form), 'request.submit') };

    await world.rita.click(chat, form.id, 'request.submit', data);

    const corrected = await world.see(chat, 'correct what is marked');
    assert.equal(inputValues(cardOf(corrected))['users'], 'nobody@contoso.com');
    assert.equal(buttonData(cardOf(corrected), 'request.submit')['kind'], 'assign');
  });

  it('updates settings from the form that shows them', async () => {
    await change(world, 'update sales', 'Update sales', { applicationServerTimeout: 'Long' });

    await world.see(chat, 'sales is updated');
  });

  it('shows the history of what was written', async () => {
    await world.rita.say(chat, 'history sales');

    const history = textOf(await world.see(chat, 'History of sales'));

    assert.match(history, new RegExp(`Approved by ${administrator.name}`));
  });

  it('unpublishes from the card of the publication, and restores', async () => {
    await world.rita.say(chat, 'status sales');
    const status = await world.see(chat, 'publication.refresh');
    await world.rita.click(chat, status.id, 'change.open', { kind: 'unpublish', name: 'sales' });
    await world.see(chat, 'Both applications are taken off the internet and deleted');
    await change(world, 'unpublish sales', 'Unpublish sales: a form');
    await world.see(chat, 'sales is unpublished');

    await world.rita.say(chat, 'assign sales');
    await world.see(chat, 'Type restore sales to bring it back');
    await change(world, 'restore sales', 'Restore sales: a form');

    await world.see(chat, 'sales is restored');
  });

  it('says what there is when the name is unknown or there is nothing to restore', async () => {
    await world.rita.say(chat, 'unpublish marketing');
    await world.see(chat, 'Nothing is called “marketing”');

    await world.rita.say(chat, 'restore sales');
    await world.see(chat, 'There is nothing to restore');
  });

  it('asks which one when there are several', async () => {
    await publish(world, 'finance');

    await world.rita.say(chat, 'repair');

    assert.match(textOf(await world.see(chat, 'Which publication?')), /Type repair <name>/);
    await world.see(chat, 'repair finance');
  });
});
