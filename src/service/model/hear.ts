import type { Asked, HeardRows } from '../../store/hear.ts';

/** Takes an activity up, together with others; only one instance gets it. */
export type Hear = (asked: Asked) => Promise<HeardRows>;
