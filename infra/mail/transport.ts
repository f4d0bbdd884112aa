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
  close: () => Promise<void>;
}>;

/** The mail was not taken. `lasting`: this mail will never be, whatever is tried. */
export class DeliveryFault extends Error {
  override readonly name = 'DeliveryFault';
  readonly lasting: boolean;
  constructor(why: string, lasting: boolean) {
    super(why);
    this.lasting = lasting;
  }
}
