import type { Deps } from '../../service/model/deps.ts';
import type { Pace } from './pace.ts';
import type { Post } from './post.ts';

/** What sending notices needs: a way to post outside a turn, and the pace that Teams allows. */
export interface Sending {
  deps: Deps;
  post: Post;
  pace: Pace;
}
