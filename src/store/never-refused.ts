/** The columns of a conversation where Teams has not refused messages. */
export const neverRefused = {
  refused_since: null,
  refused_times: 0,
  refused_because: '',
  refused_until: null,
};
