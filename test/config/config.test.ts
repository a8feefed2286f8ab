import assert from 'node:assert/strict';
import { loadConfig } from '../../src/config/config.ts';
import { refusal } from '../harness/config-refusal.ts';

const registration = {
  MICROSOFT_APP_ID: '8c5b6a4e-3c1c-4a43-9c57-0d5b7e3f1a20',
  MICROSOFT_APP_TENANT_ID: 'b155aa67-bd32-438c-92ab-32297f3f9c80',
};

const proofs = {
  MICROSOFT_APP_CERTIFICATE_PATH: 'bot.pem',
  MICROSOFT_APP_FEDERATED_CLIENT_ID: 'd2f0c2a2-7a53-4b43-8f6f-6d0f7f5f9a11',
  MICROSOFT_APP_PASSWORD: 'hunter2',
};

describe('loadConfig', () => {
  it('is the trial on loopback when nothing is set', () => {
    const config = loadConfig({});

    assert.equal(config.host, '127.0.0.1');
    assert.equal(config.port, 3978);
    assert.equal(config.bot, null);
    assert.equal(config.graphUrl, null);
    assert.equal(config.dataDir, '.data');
    assert.equal(config.sandbox.port, 3979);
    assert.equal(config.playground.isOn, true);
    assert.equal(config.logLevel, 'error');
  });

  it('listens everywhere and talks to Microsoft Graph when the bot is registered', () => {
    const config = loadConfig(registration);

    assert.equal(config.host, '0.0.0.0');
    assert.equal(config.graphUrl, 'https://graph.microsoft.com');
    assert.equal(config.bot?.identity.kind, 'managedIdentity');
    assert.equal(config.logLevel, 'info');
  });

  it('counts an empty value as absent', () => {
    assert.deepEqual(loadConfig({ PORT: '', MICROSOFT_APP_ID: '', HOST: '', LOG_LEVEL: '' }), loadConfig({}));
  });

  it('lists everything wrong at once', () => {
    const message = refusal({
      PORT: 'many',
      MICROSOFT_APP_ID: 'mine',
      PLAYGROUND: 'maybe',
      APPROVAL_DAYS: '0',
      EXECUTION_HOURS: '-1',
      SANDBOX_PERMISSIONS: 'all',
    });

    const names = ['PORT', 'MICROSOFT_APP_ID', 'PLAYGROUND', 'APPROVAL_DAYS', 'EXECUTION_HOURS'];
    for (const name of [...names, 'SANDBOX_PERMISSIONS'])
      assert.match(message, new RegExp(`^  - ${name} .+`, 'mu'));
  });

  it('waits for lists that lag, and hardly at all for a trial that is calm', () => {
    const minutes = [
      {},
      { SANDBOX_FAULTS: 'lagging' },
      { GRAPH_URL: 'http://127.0.0.1:3979' },
      registration,
    ].map((env) => loadConfig(env).listLagMinutes);

    assert.deepEqual(minutes, [0.5, 20, 20, 20]);
    assert.equal(loadConfig({ LIST_LAG_MINUTES: '3' }).listLagMinutes, 3);
  });

  it('takes fractions of an hour for an approval, a day without', () => {
    assert.equal(loadConfig({ EXECUTION_HOURS: '0.5' }).executionHours, 0.5);
    assert.equal(loadConfig({}).executionHours, 24);
  });

  it('watches every quarter of an hour, at fractions of a minute, or never', () => {
    assert.deepEqual(
      [{}, { WATCH_MINUTES: '0.1' }, { WATCH_MINUTES: '0' }].map((env) => loadConfig(env).watchMinutes),
      [15, 0.1, 0],
    );
  });

  it('lists every contradiction at once', () => {
    const { MICROSOFT_APP_ID } = registration;

    const message = refusal({ MICROSOFT_APP_ID, MICROSOFT_APP_TYPE: 'SingleTenant' });

    assert.match(message, /MICROSOFT_APP_TENANT_ID is needed/u);
    assert.match(message, /MICROSOFT_APP_PASSWORD is needed/u);
  });

  for (const HOST of ['0.0.0.0', '10.0.0.7', '::', '127.0.0.1.example.com'])
    it(`refuses unsigned activities on ${HOST}`, () => {
      assert.match(refusal({ HOST }), /HOST must be a loopback address/u);
    });

  for (const HOST of ['127.0.0.1', '127.0.0.2', '::1', 'localhost'])
    it(`accepts unsigned activities on ${HOST}`, () => {
      assert.equal(loadConfig({ HOST }).host, HOST);
    });

  const elsewhere = [
    'https://graph.microsoft.com',
    'http://10.0.0.7',
    'http://127.0.0.1@evil.example',
    'ftp://localhost',
  ];
  for (const GRAPH_URL of elsewhere)
    it(`refuses unsigned activities in front of Graph at ${GRAPH_URL}`, () => {
      assert.match(
        refusal({ GRAPH_URL }),
        /GRAPH_URL must be a loopback address while MICROSOFT_APP_ID is not set/u,
      );
      assert.doesNotThrow(() => loadConfig({ ...registration, GRAPH_URL }));
    });

  for (const GRAPH_URL of ['http://127.0.0.1:3979', 'http://localhost:3979/', 'https://[::1]:3979'])
    it(`accepts unsigned activities in front of Graph at ${GRAPH_URL}`, () => {
      assert.equal(loadConfig({ GRAPH_URL }).graphUrl, GRAPH_URL);
    });

  it('accepts any address when the bot is registered', () => {
    assert.equal(loadConfig({ ...registration, HOST: '10.0.0.7' }).host, '10.0.0.7');
  });

  it('refuses a password with a managed identity', () => {
    const message = refusal({ ...registration, MICROSOFT_APP_PASSWORD: 'secret' });

    assert.match(message, /MICROSOFT_APP_PASSWORD must be empty/u);
  });

  it('never repeats a password in what it says', () => {
    const message = refusal({ ...registration, MICROSOFT_APP_PASSWORD: 'hunter2', PORT: 'many' });

    assert.doesNotMatch(message, /hunter2/u);
  });

  it('names every way to prove a SingleTenant bot when none is given', () => {
    const message = refusal({ ...registration, MICROSOFT_APP_TYPE: 'SingleTenant' });

    for (const name of ['CERTIFICATE_PATH', 'FEDERATED_CLIENT_ID', 'PASSWORD'])
      assert.match(message, new RegExp(`MICROSOFT_APP_${name}.* needed`, 'u'));
  });

  it('names every proof that a managed identity cannot use', () => {
    const message = refusal({ ...registration, ...proofs });

    for (const name of Object.keys(proofs)) assert.match(message, new RegExp(`${name} must be empty`, 'u'));
  });

  it('names what a federated credential replaces', () => {
    const message = refusal({ ...registration, MICROSOFT_APP_TYPE: 'SingleTenant', ...proofs });

    assert.match(message, /MICROSOFT_APP_CERTIFICATE_PATH and MICROSOFT_APP_PASSWORD: leave one/u);
  });

  it('uses a certificate before a secret, for Microsoft Graph too', () => {
    const { MICROSOFT_APP_FEDERATED_CLIENT_ID: _, ...two } = proofs;

    const config = loadConfig({ ...registration, MICROSOFT_APP_TYPE: 'SingleTenant', ...two });

    assert.equal(config.bot?.identity.kind, 'certificate');
    assert.equal(config.graphIdentity, config.bot?.identity);
  });

  it('calls Microsoft Graph as another managed identity when one is named', () => {
    const config = loadConfig({ ...registration, GRAPH_CLIENT_ID: registration.MICROSOFT_APP_ID });

    assert.equal(config.graphIdentity.kind, 'found');
  });

  for (const name of ['BOT_OPENID_METADATA_URL', 'BOT_LOGIN_URL', 'BOT_TOKEN_SERVICE_URL'])
    it(`refuses a ${name} that anybody on the way could change`, () => {
      assert.match(refusal({ [name]: 'http://login.contoso.com/' }), new RegExp(`${name} must begin`, 'u'));
    });

  it('refuses a database that is not PostgreSQL', () => {
    assert.match(
      refusal({ DATABASE_URL: 'mysql://localhost/bot' }),
      /DATABASE_URL must begin with postgres/u,
    );
  });

  it('is frozen', () => {
    assert.throws(() => Object.assign(loadConfig({}), { port: 1 }), TypeError);
  });

  it('takes a token for the database from an identity only, to a server that proves itself', () => {
    const url = 'postgres://id-bot@db.postgres.database.azure.com/qlik';
    const entra = { ...registration, DATABASE_AUTH: 'entra' };

    assert.equal(loadConfig({ ...entra, DATABASE_URL: `${url}?sslmode=verify-full` }).databaseAuth, 'entra');
    assert.match(refusal({ ...entra, DATABASE_URL: url }), /sslmode=verify-full/);
    assert.match(refusal({ ...entra, DATABASE_URL: 'postgres://me:secret@db/q' }), /must have no password/);
    const alone = refusal({ DATABASE_AUTH: 'entra' });
    for (const name of ['DATABASE_URL', 'MICROSOFT_APP_ID'])
      assert.match(alone, new RegExp(`${name} is needed`));
  });
});
