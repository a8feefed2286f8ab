import assert from 'node:assert/strict';
import { loadConfig } from '../../src/config/config.ts';
import { refusal } from '../harness/config-refusal.ts';

describe('who may ask, as it is set', () => {
  it('lets every member ask, each for ten things at a time, unless it is told otherwise', () => {
    const { requesterGroupId, openRequestsPerPerson } = loadConfig({});
    const group = 'b155aa67-bd32-438c-92ab-32297f3f9c80';
    const told = loadConfig({ REQUESTER_GROUP_ID: group, OPEN_REQUESTS_PER_PERSON: '1' });

    assert.deepEqual([requesterGroupId, openRequestsPerPerson], ['', 10]);
    assert.deepEqual([told.requesterGroupId, told.openRequestsPerPerson], [group, 1]);
  });

  for (const many of ['0', '-1', '2.5', 'many'])
    it(`refuses ${many} open requests for each person`, () => {
      assert.match(refusal({ OPEN_REQUESTS_PER_PERSON: many }), /OPEN_REQUESTS_PER_PERSON must be/u);
    });

  it('refuses a group of requesters that is no GUID', () => {
    assert.match(refusal({ REQUESTER_GROUP_ID: 'Everybody' }), /REQUESTER_GROUP_ID must be a GUID/u);
  });
});
