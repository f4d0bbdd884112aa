import type { Db } from '../../kit/ports.ts';
import { adoptedTerms } from '../addition/addition.view.ts';
import { readingOf, type VocabularyReading } from '../vocabulary.ts';

/** The vocabulary with the terms adopted so far: every process reads them where they lie. */
export const currentReading = async (db: Db): Promise<VocabularyReading> => readingOf(await adoptedTerms(db));
