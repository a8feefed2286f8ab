import type { Db } from '../../../src/store/db.ts';

/** A database handle that dies at a chosen transaction: nothing can be read or written through it any more. */
export interface MortalDb {
  db: Db;
  /** Dies at the n-th transaction from now: rolled back, or just after it was committed. */
  arm(n: number, moment: 'before' | 'after'): void;
  isDead(): boolean;
  revive(): void;
}

/** The error of everything that goes through a dead handle. */
export class Dead extends Error {
  override name = 'Dead';
}

export function mortal(real: Db): MortalDb {
  let [left, moment, dead] = [0, 'before', false];
  const requireLife = () => {
    if (dead) throw new Dead('The process is dead');
  };
  const execute: ReturnType<Db['transaction']>['execute'] = async (work) => {
    requireLife();
    const isLast = left > 0 && --left === 0;
    if (!isLast) return real.transaction().execute(work);
    const result = await real.transaction().execute(async (trx) => {
      const answer = await work(trx);
      if (moment === 'before') dead = true;
      requireLife();
      return answer;
    });
    dead = true;
    requireLife();
    return result;
  };
  const db = new Proxy(real, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (key === 'transaction') return () => ({ execute });
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        requireLife();
        return Reflect.apply(value, target, args) as unknown;
      };
    },
  });
  return {
    db,
    arm: (n, when) => void ([left, moment] = [n, when]),
    isDead: () => dead,
    revive: () => void ([left, dead] = [0, false]),
  };
}
