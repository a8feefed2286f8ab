import assert from 'node:assert/strict';
import { readAll } from '../../../src/graph/call/paging.ts';
import { startScriptedGraph, type ScriptedGraph } from '../../fakes/scripted-graph.ts';

describe('readAll', () => {
  let scripted: ScriptedGraph;
  afterEach(() => scripted.close());

  it('follows every next link, as Graph wrote it', async () => {
    const filter = "$filter=identifierUris/any(u:u eq 'https://a.b%26c')&$skiptoken=RFN%3d";
    scripted = await startScriptedGraph(
      { status: 200, body: { value: [1, 2], '@odata.nextLink': `http://any.host/beta/users?${filter}` } },
      { status: 200, body: { value: [], '@odata.nextLink': 'https://any.host/beta/users?$skiptoken=2' } },
      { status: 200, body: { value: [3] } },
    );

    const items = await readAll<number>(scripted.graph, scripted.graph.api('/users').version('beta'));

    assert.deepEqual(items, [1, 2, 3]);
    assert.deepEqual(
      scripted.requests.map(({ url }) => decodeURI(url)),
      ['/beta/users', `/beta/users?${decodeURI(filter)}`, '/beta/users?$skiptoken=2'],
    );
  });

  it('fails as a whole when a later page fails', async () => {
    const first = { value: [1], '@odata.nextLink': 'https://any.host/v1.0/users?$skiptoken=2' };
    scripted = await startScriptedGraph({ status: 200, body: first }, { status: 403 });

    await assert.rejects(readAll(scripted.graph, scripted.graph.api('/users')), { statusCode: 403 });
  });
});
