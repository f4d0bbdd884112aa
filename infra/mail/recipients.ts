import type { Mail } from '../../services/kit/ports.ts';
import type { Language } from '../../shared/kernel/words.ts';

/** Somebody mail can be sent to, as they are at this moment. */
export type Recipient = Readonly<{
  address: string;
  /** May be empty. */
  name: string;
  language: Language;
  /** Whether they want mails of this kind now; never asked for `essential` ones. */
  wants: (kind: Mail['kind']) => boolean;
}>;

/** Reads a person's address and wishes when a mail leaves; null for somebody erased, unknown, or without an address. */
export type Recipients = (person: string) => Promise<Recipient | null>;
