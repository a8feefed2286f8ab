import { benchAssignments } from './assignments.ts';
import { benchBurst } from './burst.ts';
import { benchCalls } from './calls.ts';
import { benchClicks } from './clicks.ts';
import { benchCrowd } from './crowd.ts';
import { benchEcho } from './echo.ts';
import { benchLists } from './lists.ts';
import { benchMessages } from './messages.ts';
import { benchPlanning } from './planning.ts';
import { benchPublish } from './publish.ts';
import { benchRest } from './rest.ts';
import { benchTold } from './told.ts';
import { benchTrace } from './trace.ts';
import type { Size } from './size.ts';
import type { Row } from './table.ts';

/** A part of the bench: prints what it does, and returns the figures that have a goal. */
export type Part = (size: Size) => Promise<readonly Row[] | void>;

/** All of them, in the order in which they run. */
export const parts: Readonly<Record<string, Part>> = {
  publish: benchPublish,
  told: benchTold,
  crowd: benchCrowd,
  clicks: benchClicks,
  burst: benchBurst,
  assignments: benchAssignments,
  calls: benchCalls,
  planning: benchPlanning,
  echo: benchEcho,
  rest: benchRest,
  messages: benchMessages,
  lists: benchLists,
  trace: benchTrace,
};
