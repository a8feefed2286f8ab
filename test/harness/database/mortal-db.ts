import type { Db } from '../../../src/store/db.ts';

/**
 * A database handle that dies at a chosen transaction, or at a statement outside of one that writes the ledger: it is a
 * transaction of its own. From then on nothing can be read or written through it.
 */
export interface MortalDb {
  db: Db;
  /** Makes it die at the n-th transaction from now, which is rolled back (`before`) or just committed (`after`). */
  arm(n: number, moment: 'before' | 'after'): void;
  isDead(): boolean;
  revive(): void;
}

/** The error of every use of a dead handle. */
export class Dead extends Error {
  override name = 'Dead';
}

function writesLedger(statement: string): boolean {
  return /\b(insert into|update) ledger\b/.test(statement);
}

export function mortal(real: Db): MortalDb {
  let [left, moment, dead] = [0, 'before', false];
  const requireLife = () => {
    if (dead) throw new Dead('The process is dead');
  };
  const isLastNow = () => {
    requireLife();
    return left > 0 && --left === 0;
  };
  const execute: ReturnType<Db['transaction']>['execute'] = async (work) => {
    const isLast = isLastNow();
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
  /** For statements written in SQL, such as those that write the ledger. */
  const getExecutor = () => {
    const executor = real.getExecutor();
    const executeQuery: typeof executor.executeQuery = async (query) => {
      requireLife();
      const isLast = writesLedger(query.sql) && isLastNow();
      if (isLast && moment === 'before') dead = true;
      requireLife();
      const result = await executor.executeQuery(query);
      if (isLast) dead = true;
      requireLife();
      return result as never;
    };
    return new Proxy(executor, {
      get: (target, key) => {
        const value: unknown = key === 'executeQuery' ? executeQuery : Reflect.get(target, key);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  };
  const db = new Proxy(real, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (key === 'transaction') return () => ({ execute });
      if (key === 'getExecutor') return getExecutor;
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
