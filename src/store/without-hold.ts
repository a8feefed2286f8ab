/** Columns of a notice that does not wait for Teams. */
export const withoutHold = { held_since: null, held_times: 0, held_until: null };
