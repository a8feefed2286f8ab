import assert from 'node:assert/strict';
import { UserError } from '../../../../src/errors.ts';
import { english } from '../../../../src/language/say.ts';
import { heldError } from '../../../../src/service/kinds/holding/hold.ts';
import { kinds } from '../../../../src/service/kinds/kinds.ts';
import { emptyForm, type RequestForm } from '../../../../src/service/model/request/form.ts';
import type { RequestKind } from '../../../../src/service/model/request/request.ts';
import { updateForm } from '../../../../src/service/views/update-form.ts';
import { findReservationsOf } from '../../../../src/store/reservations.ts';
import { startEngine, type Engine } from '../../../harness/engine/engine.ts';
import { goodForm } from '../../../builders/good-form.ts';

const picked = '5f0c1b5e-8c3f-4d3b-9f5b-0b8f6f0f7f11';

describe('what a request must have for itself', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    await engine.run('publish', { name: 'sales', qlikUrl: 'https://sales.corp.contoso.com' });
    await engine.ask('unassign', { name: 'sales', groups: 'Qlik testers' });
    await engine.ask('publish', { name: 'stock', qlikUrl: 'https://stock.corp.contoso.com' });
  });
  after(() => engine.close());

  async function refusal(kind: RequestKind, typed: Partial<RequestForm>): Promise<string[]> {
    const base = kind === 'publish' ? { ...emptyForm, ...goodForm } : emptyForm;
    const parsed = kinds[kind].parse({ ...base, ...typed });
    assert.ok('value' in parsed, JSON.stringify(parsed));
    const error = await heldError(engine.deps, parsed.value);
    assert.ok(error instanceof UserError);
    return error.fields.map(({ field, message }) => `${field}: ${english(message)}`);
  }

  const publish: [what: string, Partial<RequestForm>, says: string][] = [
    [
      'its name',
      { name: 'sales' },
      'name: “sales” is already published, by Rita Requester. Choose another name.',
    ],
    [
      'the address of its authentication port',
      { name: 'sales-auth' },
      'name: The address of “sales-auth” is already published as part of “sales”, by Rita Requester. Choose another name.',
    ],
    [
      'the server',
      { name: 'other', qlikUrl: 'https://stock.corp.contoso.com' },
      'qlikUrl: https://stock.corp.contoso.com is already asked for as part of “stock”, by Rita Requester. A server is published once, for all its virtual proxies: ask for access to that publication instead.',
    ],
    [
      'the authentication port',
      { name: 'other', qlikUrl: 'https://stock.corp.contoso.com:8443' },
      'authPort: https://stock.corp.contoso.com:4244 is already asked for as part of “stock”, by Rita Requester. A server is published once, for all its virtual proxies: ask for access to that publication instead.',
    ],
  ];
  for (const [what, form, says] of publish)
    it(`of a new publication is ${what}, and whoever has it is named`, async () => {
      assert.deepEqual(await refusal('publish', form), [says]);
    });

  it('is the publication, as long as another request about it is open', async () => {
    assert.deepEqual(await refusal('unpublish', { name: 'sales' }), [
      ': There is an open request to unassign “sales”, by Rita Requester. It must be decided, finished or withdrawn first.',
    ]);
  });

  it('is the applications that were picked, and the name they are to get', async () => {
    assert.deepEqual(await refusal('adopt', { name: 'stock', hubApplicationId: picked }), [
      'name: stock is held by “stock”. Choose another.',
    ]);
  });

  it('is addresses that are new to the publication, no others', async () => {
    const form = await updateForm(engine.deps, 'sales');
    assert.ok(form);
    const reservations = async (typed: Partial<RequestForm>) => {
      const parsed = kinds.update.parse({ ...form, ...typed });
      assert.ok('value' in parsed, JSON.stringify(parsed));
      return (await kinds.update.reserves(engine.deps.db, parsed.value)).filter(({ what }) => what === 'url');
    };

    assert.deepEqual(await reservations({}), []);
    assert.deepEqual(await reservations({ authPort: '4300' }), [
      { what: 'url', url: 'https://sales.corp.contoso.com:4300/' },
    ]);
  });

  it('is free again when the request is withdrawn or rejected', async () => {
    const request = await engine.ask('publish', { name: 'brief', qlikUrl: 'https://brief.corp.contoso.com' });
    assert.equal((await findReservationsOf(engine.deps.db, request.id)).length, 5);

    await engine.reject(request);

    assert.deepEqual(await findReservationsOf(engine.deps.db, request.id), []);
  });
});
