import { isSameHost } from '../../../qlik/change-host-list.ts';
import { sentence } from '../../../language/sentence.ts';
import { changeOf } from '../../model/publication/change.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';
import { writeHostList } from './write-host-list.ts';

type DisallowHost = Kind<'disallow-host', { host: string; virtualProxyId: string }>;

/** Takes a host off Qlik Sense's host allow list again; only an undo does that, with what its request has added. */
export const disallowHost: ChangeKind<DisallowHost> = {
  kind: 'disallow-host',
  step: [
    sentence('Take the host off Qlik Sense’s host allow list'),
    sentence('Take the hosts off Qlik Sense’s host allow list'),
  ],
  opposites: ['allow-host'],
  stage: 'configure',

  differs({ desired: { hostList: wish }, wanted, hostList = [] }) {
    if (!wish || wanted.role !== 'hub') return [];
    const listed = wish.remove.filter((host) => hostList.some((entry) => isSameHost(entry, host)));
    return listed.map((host) => {
      const what = { kind: 'disallow-host' as const, host, virtualProxyId: wish.virtualProxyId };
      const words = sentence('Take {host} off Qlik Sense’s host allow list', { host });
      const change = changeOf(wanted.role, words, what);
      return { ...change, id: `${change.id}:${host}` };
    });
  },

  drift: ({ sentence: text }) => [{ risk: 'differs', text }],

  writeAll: ({ run }, changes) => writeHostList(run, changes, 'remove'),
};
