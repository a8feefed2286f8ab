import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sinon from 'sinon';
import { aCertificate, startHttps } from '../fakes/issuer/https.ts';
import type { Issuer, Proof } from '../fakes/issuer/issuer.ts';
import { startRegistered } from '../harness/chat/registered.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { see } from '../harness/chat/see.ts';

interface Way {
  proof: Proof;
  settings(issuer: Issuer, appId: string): Record<string, string>;
}

const managedIdentityClientId = randomUUID();
const ways: Record<string, () => Promise<Way>> = {
  'a client secret': async () => ({
    proof: { kind: 'secret', secret: 'hunter2' },
    settings: () => ({ MICROSOFT_APP_PASSWORD: 'hunter2' }),
  }),
  'a certificate, used before a secret': async () => {
    const { cert, pem } = await aCertificate('bot');
    const path = join(folder, 'bot.pem');
    await writeFile(path, pem);
    return {
      proof: { kind: 'certificate', certificate: cert },
      settings: () => ({ MICROSOFT_APP_CERTIFICATE_PATH: path, MICROSOFT_APP_PASSWORD: 'old' }),
    };
  },
  'a federated credential, without any secret': async () => ({
    proof: { kind: 'federated', managedIdentityClientId },
    settings: (issuer) => {
      host.of = issuer.url;
      return { MICROSOFT_APP_FEDERATED_CLIENT_ID: managedIdentityClientId };
    },
  }),
  'a managed identity': async () => ({
    proof: { kind: 'secret', secret: randomUUID() },
    settings: (issuer) => {
      host.of = issuer.url;
      return { MICROSOFT_APP_TYPE: 'UserAssignedMSI' };
    },
  }),
};

/** What Azure runs on a host with managed identities. A process learns its address once, so it stays over all tests. */
async function startHost(): Promise<{ of: string; close(): Promise<void> }> {
  const host = { of: '', close: async () => {} };
  const server = await startHttps(async ({ url = '', headers }) => {
    const header = { 'x-identity-header': String(headers['x-identity-header']) };
    const answer = await fetch(`${host.of}${url}`, { headers: header });
    return { status: answer.status, body: await answer.text() };
  });
  process.env['IDENTITY_ENDPOINT'] = `${server.url}/identity/token`;
  process.env['IDENTITY_HEADER'] = 'host secret';
  host.close = async () => {
    delete process.env['IDENTITY_ENDPOINT'];
    delete process.env['IDENTITY_HEADER'];
    await server.close();
  };
  return host;
}

let folder = '';
let host: Awaited<ReturnType<typeof startHost>>;

describe('a registered bot', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qlik-publisher-identity-'));
    host = await startHost();
  });
  after(async () => {
    await host.close();
    await rm(folder, { recursive: true });
  });

  for (const [name, way] of Object.entries(ways))
    it(`writes to Teams and calls Microsoft Graph with ${name}`, async () => {
      const { proof, settings } = await way();
      const world = await startRegistered(proof, settings);
      try {
        await world.rita.say(chat, 'connectors');
        await see(world.teams, chat, 'Data centre');
        await world.adam.say(approvals, 'settings approvals');
        await see(world.teams, approvals, 'Approvals are asked for here');

        const callers = new Set(world.graph.calls.map(({ claims }) => claims['appid']));
        assert.deepEqual([...callers], [world.issuer.appId]);
        assert.deepEqual([world.graph.refused, world.teams.unauthorized, world.issuer.refused], [[], [], []]);
      } finally {
        await world.close();
      }
    });

  it('says nothing in Teams when its secret is refused', async () => {
    const proof = { kind: 'secret', secret: 'the new one' } as const;
    const world = await startRegistered(proof, () => ({ MICROSOFT_APP_PASSWORD: 'the old one' }));
    const printed = sinon.stub(console, 'error');
    try {
      const status = await world.rita.say(chat, 'help');

      assert.equal(status, 503);
      assert.deepEqual([world.teams.messages, world.graph.calls], [[], []]);
      assert.ok(world.issuer.refused.includes('secret'));
      assert.doesNotMatch(printed.args.flat().map(String).join(), /the old one/u);
    } finally {
      printed.restore();
      await world.close();
    }
  });

  it('does not start when its certificate cannot be used', async () => {
    const path = join(folder, 'half.pem');
    await writeFile(path, (await aCertificate('bot')).cert);
    const proof = { kind: 'secret', secret: 'x' } as const;
    for (const [file, message] of [
      [path, /must name a PEM file/u],
      [join(folder, 'none.pem'), /cannot be read/u],
    ] as const)
      await assert.rejects(
        startRegistered(proof, () => ({ MICROSOFT_APP_CERTIFICATE_PATH: file })),
        message,
      );
  });
});
