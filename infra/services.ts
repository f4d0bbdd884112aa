import { board } from '../services/board/board.service.ts';
import type { Service } from '../services/kit/service.ts';

/** Every service there is, in the order their routes are mounted. */
export const allServices: readonly Service[] = [board];
