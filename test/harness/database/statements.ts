import pg from 'pg';

/** A statement as it was sent to PostgreSQL, with its parameters. */
export interface Statement {
  text: string;
  values: unknown[];
}

/**
 * Records the statements that this process sends to PostgreSQL from now on, each with the parameters it had last: those of
 * the queue and of every pool alike, which is why it is done in the driver.
 */
export function recordStatements(): { all(): Statement[]; stop(): void } {
  const seen = new Map<string, Statement>();
  // oxlint-disable-next-line typescript/unbound-method
  const original = pg.Client.prototype.query;
  const recording = function (this: pg.Client, ...args: unknown[]): unknown {
    const [first, second] = args;
    const text: unknown = typeof first === 'string' ? first : Reflect.get(Object(first), 'text');
    const values: unknown = Array.isArray(second) ? second : Reflect.get(Object(first), 'values');
    if (typeof text === 'string')
      seen.set(shapeOf(text), { text, values: Array.isArray(values) ? [...values] : [] });
    return Reflect.apply(original, this, args);
  };
  Reflect.set(pg.Client.prototype, 'query', recording);
  return {
    all: () => [...seen.values()],
    stop: () => void Reflect.set(pg.Client.prototype, 'query', original),
  };
}

/** Lists of any length are one statement. */
function shapeOf(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/\$\d+(?:, \$\d+)+/gu, '$n');
}
