import assert from 'node:assert/strict';
import { toldApart } from '../../../src/service/tenant/tell-apart.ts';

function group(id: string, name: string, region: string, machines: string[] = []) {
  const connectors = machines.map((machineName) => ({
    machineName,
    externalIp: '',
    status: 'active',
    version: '',
  }));
  return { id, name, region, isDefault: false, connectors, active: 0, total: machines.length };
}

const names = (groups: ReturnType<typeof group>[]) => toldApart(groups).map(({ name }) => name);

describe('the name of a connector group', () => {
  it('stays where no other has it', () => {
    assert.deepEqual(names([group('1', 'Data centre', 'eur'), group('2', 'Branch', 'eur')]), [
      'Data centre',
      'Branch',
    ]);
  });

  it('has the region behind it where that tells groups of one name apart', () => {
    const two = [group('1', 'Default', 'eur'), group('2', 'default', 'nam'), group('3', 'Branch', 'nam')];

    assert.deepEqual(names(two), ['Default (eur)', 'default (nam)', 'Branch']);
  });

  it('has the beginning of the id behind it where two are in one region, or in none', () => {
    const ids = ['806a0f2d-64a2-48cf-a186-90e513d107d0', '11407523-c2bb-4634-9790-d98def878578'];

    for (const region of ['eur', ''])
      assert.deepEqual(names(ids.map((id) => group(id, 'Qlik', region))), [
        'Qlik (806a0f2d)',
        'Qlik (11407523)',
      ]);
  });

  it('is the beginning of its id where it has none', () => {
    const id = '806a0f2d-64a2-48cf-a186-90e513d107d0';

    for (const name of ['', ' '])
      assert.deepEqual(names([group(id, name, 'eur', ['prx-1.corp.contoso.com'])]), ['806a0f2d']);
  });
});
