import { machine } from './machine.ts';
import { parts } from './parts.ts';
import { full, short } from './size.ts';
import { table, type Row } from './table.ts';

const asked = process.argv.slice(2).filter((one) => one !== '--short');
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
const size = process.argv.includes('--short') ? short : full;
const rows: Row[] = [];
console.log(`Before: ${await machine()}`);
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  rows.push(...((await run(size)) ?? []));
}
console.log(`After: ${await machine()}`);
if (rows.length > 0) console.log(`\n${table(rows)}`);
