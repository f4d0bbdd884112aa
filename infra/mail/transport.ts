import type { SendMailOptions } from 'nodemailer';

/** One mail on its way: what every transport is given. */
export type Outgoing = Readonly<{
  /** Names the mail among all; the same when it is sent again. */
  id: string;
  createdAt: Date;
  message: SendMailOptions;
}>;

export type Transport = Readonly<{
  /** Resolves once somebody else answers for the mail. Throws `DeliveryFault`. */
  send: (mail: Outgoing) => Promise<void>;
  /** Takes a mail back where it still lies here: somebody was erased while it was being written. */
  forget?: (mail: Pick<Outgoing, 'id' | 'createdAt'>) => Promise<void>;
  close: () => Promise<void>;
}>;

/**
 * The mail was not taken, as far as is known. `lasting`: it will never be, whatever is tried. `perhapsTaken`: the
 * connection was lost on the way, so nobody can say.
 */
export class DeliveryFault extends Error {
  override readonly name = 'DeliveryFault';
  readonly lasting: boolean;
  readonly perhapsTaken: boolean;
  constructor(why: string, { lasting = false, perhapsTaken = false } = {}) {
    super(why);
    this.lasting = lasting;
    this.perhapsTaken = perhapsTaken;
  }
}
