import type { Asked, HeardRows } from '../../store/hear.ts';
import type { HeardPlace, Waiting } from '../../store/what-waits.ts';

/** Takes an activity up, together with others; only one instance gets it. */
export type Hear = (asked: Asked) => Promise<HeardRows>;

/** Looks what waits for a conversation, together with others. */
export type WhatWaits = (place: HeardPlace) => Promise<Waiting>;
