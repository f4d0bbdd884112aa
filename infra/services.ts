import { board } from '../services/board/board.service.ts';
import type { Service } from '../services/kit/service.ts';
import { matching } from '../services/matching/matching.service.ts';
import { meetings } from '../services/meetings/meetings.service.ts';
import { members } from '../services/members/members.service.ts';
import { notices } from '../services/notices/notices.service.ts';
import { partnerships } from '../services/partnerships/partnerships.service.ts';

/** Every service there is, in the order their routes are mounted. */
export const allServices: readonly Service[] = [members, board, matching, meetings, partnerships, notices];
