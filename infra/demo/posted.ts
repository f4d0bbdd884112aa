import type * as v from 'valibot';
import type { QuestionContent, TerrainContent } from '../../shared/contracts/proposal-content.ts';
import type { DemoName } from './people.ts';

/** The date so many days from today, `YYYY-MM-DD`: the demonstration never ages. */
export type Day = (fromToday: number) => string;

type Posted<Content> = Readonly<{ key: string; by: DemoName; day: number; content: Content }>;
/** A terrain of the demonstration and how many days ago (negative) it was posted. */
export type DemoTerrain = Posted<v.InferInput<typeof TerrainContent>>;
export type DemoQuestion = Posted<v.InferInput<typeof QuestionContent>>;
