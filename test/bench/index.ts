import { parseArgs } from 'node:util';
import { machine } from './machine.ts';
import { parts } from './parts.ts';
import { full, short } from './size.ts';
import { table, type Row } from './table.ts';

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, rounds: { type: 'string' } },
});
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
const size = values.short ? short : { ...full, ...(values.rounds && { rounds: Number(values.rounds) }) };
const rows: Row[] = [];
console.log(`Before: ${await machine()}`);
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  rows.push(...((await run(size)) ?? []));
}
console.log(`After: ${await machine()}`);
if (rows.length > 0) console.log(`\n${table(rows)}`);
