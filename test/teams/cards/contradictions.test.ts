import assert from 'node:assert/strict';
import type { Admitted } from '../../../src/service/model/publication/admitted.ts';
import {
  requestKinds,
  type RequestKind,
  type RequestState,
} from '../../../src/service/model/request/request.ts';
import type { RequestView } from '../../../src/service/model/view.ts';
import { reduceRequest } from '../../../src/service/views/reduce.ts';
import { approvalCard } from '../../../src/teams/cards/request/approval.ts';
import { changedCard } from '../../../src/teams/cards/request/changed.ts';
import { progressCard } from '../../../src/teams/cards/request/progress.ts';
import { requestStatusCard } from '../../../src/teams/cards/request/request-status.ts';
import { aPlanView } from '../../builders/request-view.ts';
import { states, whatIsOpen } from '../../builders/request-states.ts';
import { requestIn } from '../../builders/sample-kinds.ts';
import { textOf } from '../../harness/chat/read-card.ts';

/** Sentences of which a card says at most one. */
const contradictions: readonly (readonly [RegExp, RegExp])[] = [
  [/anyone on the internet/, /nobody/],
  [/everybody in the organisation/, /nobody/],
  [/Nothing of this is reachable/, /Open to the internet now/],
  [/Nothing of this is reachable/, /Opens to the internet/],
  [/already as asked|needed no repair|Nobody had to/, /this was done|as it was approved/],
  [/Undo by/, /Approved by/],
];

const admitted: readonly Admitted[] = ['anyone', 'organisation', 'assigned', 'unassigned', 'switched-off'];

describe('no sentence contradicts another on the same card', () => {
  for (const kind of requestKinds)
    it(`whoever may enter, in every state: ${kind}`, () => {
      const open = admitted.flatMap((admits) => [true, false].map((isEmpty) => ({ admits, isEmpty })));
      for (const state of states)
        for (const one of open) for (const request of variants(kind, state, one)) check(request);
    });

  function variants(
    kind: RequestKind,
    state: RequestState,
    { admits, isEmpty }: { admits: Admitted; isEmpty: boolean },
  ): RequestView[] {
    const usual = aPlanView(isEmpty ? { principals: [], changes: [] } : {});
    const plan = { ...usual, applications: usual.applications.map((one) => ({ ...one, admits })) };
    const open = state === 'failed' ? whatIsOpen(admits) : null;
    const none = open && { ...open, addresses: [] };
    return [true, false].flatMap((isUndo) => {
      const request = requestIn(kind, state, { plan, open, isUndo });
      return [request, reduceRequest(request), { ...request, open: none }];
    });
  }

  function check(request: RequestView): void {
    const cards = [requestStatusCard, approvalCard, progressCard].map((card) => textOf(card('en', request)));
    if (request.state === 'done' || request.isUndo) cards.push(textOf(changedCard('en', request)));
    for (const text of cards)
      for (const [one, other] of contradictions)
        assert.ok(!(one.test(text) && other.test(text)), `${one} and ${other} in:\n${text}`);
  }
});
