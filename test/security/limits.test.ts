import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { atTheDoor, json, post, read } from '../harness/process/at-the-door.ts';
import { head, openMany, sendRaw } from '../harness/process/raw-http.ts';

for (const isSigned of [true, false])
  describe(`what strangers can hold of a bot ${isSigned ? 'with' : 'without'} a registration`, () => {
    const { door, authorization, statusOf } = atTheDoor(isSigned);

    it('lets go of 2,000 bodies and heads that are sent half', async function () {
      this.timeout(60_000);
      const half = `${head(door().port, post, { ...json, ...authorization, 'content-length': '4000' })}{"type"`;
      const sockets = [
        ...(await openMany(door().port, 1500, half)),
        ...(await openMany(door().port, 500, 'POST /api/messages HTTP/1.1\r\nhost')),
      ];
      const open = () => sockets.filter(({ destroyed }) => !destroyed).length;
      const startedAt = Date.now();

      while (open() > 0 && Date.now() - startedAt < 40_000) await sleep(100);

      assert.equal(open(), 0);
    });

    it('gives bodies on their way so much memory, and not more', async function () {
      this.timeout(60_000);
      const start = head(door().port, post, { ...json, ...authorization, 'content-length': '520000' });
      const before = door().memoryMb();

      const answers = Array.from({ length: 200 }, () =>
        sendRaw(door().port, [`${start}"${'x'.repeat(500_000)}`], 25_000),
      );
      await sleep(4000);
      const grown = door().memoryMb() - before;
      const statuses = (await Promise.all(answers)).flatMap((one) => one.statuses);

      const of = (status: number) => statuses.filter((one) => one === status).length;
      assert.ok(of(503) > 50 && of(408) > 50, `${of(503)} were sent away, ${of(408)} waited for`);
      assert.ok(grown < 200, `${grown} MB more`);
      assert.deepEqual(await statusOf(json, `"${'x'.repeat(500_000)}"`), read);
    });

    it('keeps some sockets for itself', async function () {
      this.timeout(60_000);
      const sockets = await openMany(door().port, 4200, 'POST /api/messages HTTP/1.1\r\nhost');
      await sleep(2000);
      const refused = sockets.filter(({ destroyed }) => destroyed).length;
      for (const socket of sockets) socket.destroy();
      await sleep(500);

      assert.ok(refused >= 200 && refused < 4000, `${refused} were closed at once`);
    });

    it('says 408 to whom it stops to wait for', async function () {
      this.timeout(60_000);
      const half = `${head(door().port, post, { ...json, ...authorization, 'content-length': '4000' })}{"type"`;

      const { statuses, isClosed } = await sendRaw(door().port, [half], 25_000);

      assert.deepEqual([statuses, isClosed], [[408], true]);
    });

    it('asks Graph once for all who want to know whether it is ready, and for nothing at /health', async function () {
      this.timeout(60_000);
      await sleep(6000);
      door().graphCalls();

      await Promise.all(Array.from({ length: 100 }, () => fetch(`${door().url}/health`)));
      const forHealth = door().graphCalls();
      const answers = await Promise.all(Array.from({ length: 100 }, () => fetch(`${door().url}/ready`)));

      assert.deepEqual(forHealth, []);
      assert.deepEqual(door().graphCalls(), ['organization']);
      assert.ok(answers.every(({ status }) => status === 200));
    });
  });
