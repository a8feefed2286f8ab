import assert from 'node:assert/strict';
import { administrator } from '../../src/trial/people.ts';
import { botAppId } from '../../src/trial/sandbox-credential.ts';
import type { ApiStep } from '../../src/trial/sandbox/http/message.ts';
import { isWrite } from '../../src/trial/sandbox/limits/call-cost.ts';
import type { Tokens } from '../../src/trial/sandbox/callers/tokens.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';

const ways = [
  ['bot', botAppId],
  ['approver', administrator.id],
] as const;

for (const [runAs, writer] of ways)
  describe(`tokens that end while GRAPH_RUN_AS is ${runAs}`, () => {
    let engine: Engine;
    let writes = 0;
    /** Called before each write, which `writes` includes. */
    let beforeWrite = () => {};
    before(async () => {
      const step: ApiStep = (request, next) => {
        if (isWrite(request)) {
          writes += 1;
          beforeWrite();
        }
        return next(request);
      };
      engine = await startEngine({ permissions: 'lenient', runAs, steps: [step] });
    });
    afterEach(() => void (beforeWrite = () => {}));
    after(() => engine.close());

    const applications = async (name: string) => {
      const filter = encodeURIComponent(`startswith(displayName,'Qlik Sense ${name}')`);
      const { value } = await engine.graph<{ value: unknown[] }>(`/v1.0/applications?$filter=${filter}`);
      return value.length;
    };

    for (const how of ['end', 'revoke'] as const satisfies (keyof Tokens)[]) {
      it(`does not notice the ${how} of all of them between plan and approval`, async () => {
        const name = `${how}-between`;
        const planned = await engine.ask('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
        for (const caller of [botAppId, administrator.id]) engine.sandbox.tokens[how](caller);
        const done = await engine.approve(planned);

        assert.equal(done.state, 'done', JSON.stringify(done.problem));
        assert.equal(await applications(name), 2);
      });

      it(`makes nothing twice when they ${how} before the first write and the eighth`, async () => {
        const name = `${how}-during`;
        const planned = await engine.ask('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
        writes = 0;
        beforeWrite = () => {
          if (writes === 1 || writes === 8) engine.sandbox.tokens[how](writer);
        };
        const done = await engine.approve(planned);

        assert.equal(done.state, 'done', JSON.stringify(done.problem));
        assert.equal(await applications(name), 2);
      });
    }
  });
