import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { colleagues } from '../../src/trial/people.ts';
import { textOf } from '../harness/chat/card.ts';
import { republish } from '../harness/engine/hand-changes.ts';
import { people, places, type Place } from '../harness/lives/places.ts';
import { ask, press } from '../harness/lives/press.ts';
import { startStage, type Stage } from '../harness/lives/stage.ts';
import { hand } from '../harness/sandbox/hands.ts';

const [, nadia] = colleagues;
const name = 'sales';
const daySeconds = 24 * 3600;
/** Until another instance, or a later delivery, takes over a message whose handling has died. */
const leaseSeconds = 31;

/** Something that the bot tells, or does and then shows. */
interface Telling {
  title: string;
  /** Brings it about. */
  happens?(stage: Stage): Promise<void>;
  /** Lets the bot notice it; called again after a death, as whatever wakes the bot comes again. */
  work(stage: Stage, id: string): Promise<void>;
  /** What is read of it then, once. */
  said: RegExp;
  /** It answers a message, which Teams delivers again if it was not taken: then it may be answered twice. */
  isTyped?: true;
  at: Place;
}

const publish = (stage: Stage, externalAuthenticationType: 'passthru' | 'aadPreAuthentication') =>
  republish({ sandbox: stage.sandbox, deps: stage.deps() }, name, { externalAuthenticationType });

const edge = (stage: Stage, method: 'PUT' | 'DELETE', state?: object) =>
  hand(stage.sandbox, method, 'edge/sales-contoso.msappproxy.net', state);
const look = (stage: Stage) => stage.runNow('watch', 'publications');
const visit = (stage: Stage) => stage.runNow('watch', 'outside');
const interval = (stage: Stage) => stage.pass(16 * 60, 1);

const { approvals, rita } = places;

/** In order: each starts from what the one before it left. */
const tellings: readonly Telling[] = [
  {
    title: 'drift',
    happens: async (stage) => (await publish(stage, 'passthru'), interval(stage)),
    work: look,
    said: /sales can be entered by others than approved/,
    at: approvals,
  },
  {
    title: 'a diagnosis',
    work: (stage, id) => say(stage, 'rita', rita, `diagnose ${name}`, id),
    said: /Open to the internet: Qlik Sense sales/,
    at: rita,
    isTyped: true,
  },
  {
    title: 'a status',
    work: (stage, id) => say(stage, 'rita', rita, `status ${name}`, id),
    said: /[0-9]+ differences from what was approved/,
    at: rita,
    isTyped: true,
  },
  {
    title: 'the end of drift',
    happens: async (stage) => (await publish(stage, 'aadPreAuthentication'), interval(stage)),
    work: look,
    said: /sales is as approved again/,
    at: approvals,
  },
  {
    title: 'an open door',
    happens: async (stage) => (await edge(stage, 'PUT', { kind: 'open' }), interval(stage)),
    work: visit,
    said: /sales can be entered from outside without the approved sign-in/,
    at: approvals,
  },
  {
    title: 'a closed door',
    happens: async (stage) => {
      await edge(stage, 'DELETE');
      await interval(stage);
      await visit(stage);
      await interval(stage);
    },
    work: visit,
    said: /sales can be reached from outside again/,
    at: approvals,
  },
  {
    title: 'what a tester saw',
    happens: (stage) => report(stage, 'works', randomUUID()),
    work: (stage, id) => report(stage, 'connection-lost', id),
    said: /sales: Does not work for Nadia Karim/,
    at: approvals,
  },
  {
    title: 'failed sign-ins',
    happens: async (stage) => {
      // Before the morning, nothing is told of them.
      await stage.pass(secondsUntilNoon(), 1);
      await stage.db.deleteFrom('setting').where('key', '=', 'sign-ins-told').execute();
      const failed = { host: 'sales-contoso.msappproxy.net', user: nadia.userPrincipalName };
      await hand(stage.sandbox, 'POST', 'sign-ins', { ...failed, errorCode: 50105, minutesAgo: 20 });
    },
    work: (stage) => stage.runNow('sweep'),
    said: /Sign-ins failed during the last day/,
    at: approvals,
  },
  {
    title: 'the summary of the week',
    happens: (stage) => stage.pass(secondsUntilMonday(), 1),
    work: (stage) => stage.runNow('forget'),
    said: /fallbackText":"[^"]*1 publication/i,
    at: approvals,
  },
];

function secondsUntilNoon(): number {
  return (((35 - new Date().getUTCHours()) % 24) + 1) * 3600;
}

/** At noon, in UTC. */
function secondsUntilMonday(): number {
  const now = new Date();
  const days = (8 - now.getUTCDay()) % 7 || 7;
  return days * daySeconds + (12 - now.getUTCHours()) * 3600;
}

async function say(stage: Stage, who: keyof typeof people, place: Place, text: string, id: string) {
  await stage.as(people[who]).say(place, text, { id });
}

/** Nadia answers on the card in the channel. */
async function report(stage: Stage, seen: string, id: string): Promise<void> {
  const card = stage.teams.messages.find((one) => /"test\.report"/.test(textOf(one)));
  assert.ok(card);
  const requestId = /"requestId":"([^"]+)"/.exec(textOf(card))?.[1];
  await stage.as(nadia).click(approvals, card.id, 'test.report', { requestId, seen, detail: '' }, { id });
}

for (const moment of ['before', 'after'] as const)
  describe(`a bot that dies just ${moment} the commit of a transaction tells once`, function () {
    this.timeout(300_000);
    let stage: Stage;
    before(async () => {
      stage = await startStage();
      await say(stage, 'adam', approvals, 'settings approvals', randomUUID());
      await ask(stage, 'rita', rita, name);
      await stage.settle();
      await press(stage, 'adam', 'request.approve');
      await stage.settle();
      await interval(stage);
      await look(stage);
    });
    after(() => stage.close());

    it('whatever it tells', async () => {
      const left = new Set(tellings);
      let points = 0;
      for (let n = 1; left.size > 0; n++)
        for (const telling of tellings) {
          if (await isKilled(telling, n)) points++;
          else left.delete(telling);
        }
      console.log(`      ${points} kill points, ${points} healed`);
    });

    /** Has it told, with a death at the n-th transaction. Returns false if there are fewer. */
    async function isKilled(
      { happens, title, work, said, at, isTyped }: Telling,
      n: number,
    ): Promise<boolean> {
      await happens?.(stage);
      await stage.settle();
      const seen = new Set(stage.teams.messages);
      const id = randomUUID();
      stage.dieAtTransaction(n, moment);
      await work(stage, id);
      await stage.settle();
      const died = stage.isDead();
      stage.dieAtTransaction(0, moment);
      if (died) {
        await stage.restart();
        await stage.settle();
        await stage.pass(leaseSeconds, 1);
        await work(stage, id);
      }
      await stage.pass(90, 1);
      const told = stage.teams.messages.filter(
        (one) => !seen.has(one) && one.conversationId === at.id && said.test(textOf(one)),
      );
      assert.ok(
        told.length === 1 || (isTyped && died && told.length === 2),
        `${title}, killed ${moment} transaction ${n}`,
      );
      return died;
    }
  });
