import assert from 'node:assert/strict';
import { readGrantOptions } from '../../deploy/grant/grant-options.ts';

const botId = '8c5b6a4e-3c1c-4a43-9c57-0d5b7e3f1a20';
const read = (env: Record<string, string>, ...args: string[]) =>
  readGrantOptions(args, { MICROSOFT_APP_ID: botId, ...env });

describe('the options of grant-permissions', () => {
  it('name who writes: the flag, else the environment, else as before', () => {
    assert.equal(read({ GRAPH_RUN_AS: 'approver' }, '--run-as', 'bot').runAs, 'bot');
    assert.equal(read({ GRAPH_RUN_AS: 'bot' }).runAs, 'bot');
    assert.equal(read({}).runAs, 'as before');
    assert.equal(read({ GRAPH_RUN_AS: 'bot' }, '--remove').runAs, null);
  });

  it('keep the identity that calls Graph apart from the bot that people sign in for', () => {
    const clientId = '3f1b8a5e-5c0e-4f0b-9a55-6a3c1d2e4f70';

    const options = read({ GRAPH_CLIENT_ID: clientId });

    assert.equal(options.clientId, clientId);
    assert.equal(options.botId, botId);
  });

  it('leave the connection to the operator of a national cloud, whose values are not known', () => {
    assert.equal(read({ GRAPH_URL: 'https://graph.microsoft.us' }).isConnectionByHand, true);
    assert.equal(read({ GRAPH_URL: 'https://graph.microsoft.com' }).isConnectionByHand, false);
    assert.equal(read({}).isConnectionByHand, false);
  });

  it('need an identity, except for a check', () => {
    assert.throws(() => read({ MICROSOFT_APP_ID: '' }), /--identity must be a client id/);
    assert.equal(read({ MICROSOFT_APP_ID: '' }, '--check').isCheck, true);
  });
});
