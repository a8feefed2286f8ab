import { benchAssignments } from './assignments.ts';
import { benchCalls } from './calls.ts';
import { benchEcho } from './echo.ts';
import { benchLists } from './lists.ts';
import { benchPublish } from './publish.ts';
import { benchTrace } from './trace.ts';

const parts: Readonly<Record<string, () => Promise<void>>> = {
  publish: benchPublish,
  assignments: benchAssignments,
  calls: benchCalls,
  echo: benchEcho,
  lists: benchLists,
  trace: benchTrace,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
for (const [name, run] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await run();
