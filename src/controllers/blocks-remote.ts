import { errorOf, type BlocksController } from './blocks.js';
import type { Asked } from './patience.js';
import type { Remote } from './remote.js';

/** Blocks as `patient()` takes them: the first in view that failed, else the first. */
export const asRemote = <S, T>(blocks: BlocksController<S, T>): Asked => ({
  get state(): Remote<T> {
    const { wanted } = blocks;
    const block = wanted.find((one) => errorOf(one)) ?? wanted[0];
    switch (block?.status) {
      case 'absent': return block.error ? { status: 'failed', error: block.error, last: block.last } : { status: 'idle' };
      case 'pending': return { status: 'loading', last: block.last };
      case 'resolved': return { status: 'ready', value: block.value };
      case undefined: return { status: 'idle' };
    }
  },
  retry: () => blocks.retry(),
});
