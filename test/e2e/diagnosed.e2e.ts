import assert from 'node:assert/strict';
import { requester } from '../../src/trial/people.ts';
import { card, choose, fill, pick, picture, post, press, say } from '../harness/browser/chat-window.ts';
import { closeStage, hasFailed, openStage, type Stage } from '../harness/browser/stage.ts';
import { call } from '../harness/sandbox/sandbox-calls.ts';

describe('a fault, from the chat only: told, diagnosed, repaired, verified', () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage({ WATCH_MINUTES: '0.1' });
    await choose(stage.admin, 'Qlik approvals');
    await choose(stage.asker, 'Personal Chat');
  });

  beforeEach(function () {
    if (hasFailed(this.currentTest?.parent)) this.skip();
  });

  after(function () {
    return closeStage(stage, this.test?.parent);
  });

  async function approve(title: RegExp): Promise<void> {
    await press(await card(stage.admin, title), 'Approve');
    await card(stage.admin, /Approved by/);
  }

  /** Takes the sign-in away in the tenant, as somebody with rights there could. */
  async function openByHand(): Promise<void> {
    const tenant = { url: stage.product.sandboxUrl };
    const filter = encodeURIComponent("displayName eq 'Qlik Sense sales-qlik'");
    const { body } = await call(tenant, 'GET', `/v1.0/applications?$filter=${filter}&$select=id`);
    const { status } = await call(tenant, 'PATCH', `/beta/applications/${String(body.value?.[0]?.['id'])}`, {
      onPremisesPublishing: { externalAuthenticationType: 'passthru' },
    });
    assert.equal(status, 204);
  }

  it('is published, and everything that can be seen is fine', async () => {
    const { asker } = stage;
    await say(asker, 'publish https://qlik.contoso.com');
    const form = await card(asker, 'Nothing is created before that');
    await fill(form, { Users: requester.userPrincipalName, Reason: 'Sales needs it' });
    await form.getByLabel('Name', { exact: true }).fill('sales-qlik');
    await pick(form, 'Connector group', /^Data centre/);
    await press(form, 'Ask for approval');
    await approve(/Opens to the internet/);
    await card(asker, 'sales-qlik is published');
  });

  it('is told in the channel when somebody takes the sign-in away', async () => {
    await openByHand();

    await picture(await card(stage.admin, 'can be entered by others than approved', 40), 'told-open');
  });

  it('is named by diagnose, with the way on which it lies', async () => {
    await post(stage.admin, 'diagnose sales-qlik');

    const found = await card(stage.admin, /Next move[^]*Open to the internet/);
    await picture(found, 'diagnosis');
    assert.match(await found.innerText(), /Microsoft Entra\s*✗ wrong/);
  });

  it('is repaired after approval', async () => {
    const { asker } = stage;
    await say(asker, 'repair sales-qlik');
    const form = await card(asker, /Repair sales-qlik/);
    await fill(form, { Reason: 'It must ask to sign in' });
    await press(form, 'Ask for approval');
    await approve(/Repair sales-qlik/);

    await picture(await card(asker, 'sales-qlik is repaired'), 'repaired');
  });

  it('is verified once a tester says that it works', async () => {
    const { asker } = stage;
    const question = await card(asker, 'sales-qlik is published');
    await pick(question, 'What did you see?', /^It works/);
    await press(question, 'Send answer');
    await card(asker, /verified by/i);

    await say(asker, 'status sales-qlik');
    const status = await card(asker, /^sales-qlik\s*✓ Published[^]*verified by Rita/);
    await picture(status, 'status-verified');
    assert.match(await status.innerText(), /Microsoft Entra\s*✓ fine/);
  });
});
