import { isSameHost } from '../../../qlik/change-host-list.ts';
import { sentence } from '../../../language/sentence.ts';
import { changeOf } from '../../model/publication/change.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';
import { writeHostList } from './write-host-list.ts';

type AllowHost = Kind<'allow-host', { host: string; virtualProxyId: string }>;

/** Adds an external host to the host allow list of Qlik Sense's virtual proxy; only where a request is about that list. */
export const allowHost: ChangeKind<AllowHost> = {
  kind: 'allow-host',
  step: [
    sentence('Add the host to Qlik Sense’s host allow list'),
    sentence('Add the hosts to Qlik Sense’s host allow list'),
  ],
  opposites: ['disallow-host'],
  stage: 'configure',

  differs({ desired: { hostList: wish }, wanted, hostList = [] }) {
    if (!wish || wanted.role !== 'hub') return [];
    const missing = wish.add.filter((host) => !hostList.some((entry) => isSameHost(entry, host)));
    return missing.map((host) => {
      const what = { kind: 'allow-host' as const, host, virtualProxyId: wish.virtualProxyId };
      const words = sentence('Add {host} to Qlik Sense’s host allow list', { host });
      const change = changeOf(wanted.role, words, what);
      return { ...change, id: `${change.id}:${host}` };
    });
  },

  drift: ({ sentence: text }) => [{ risk: 'differs', text }],

  writeAll: ({ run }, changes) => writeHostList(run, changes, 'add'),
};
