/** What the page of those who run the service shows: no name, no address, no word anybody wrote. */
export type OperationsView = Readonly<{
  /** Each reader of the log, and how many facts it has still to read. */
  followers: readonly Readonly<{ name: string; position: number; lag: number }>[];
  parked: readonly ParkedEntry[];
  mails: Readonly<{ queued: number; held: number; failed: number; oldestMs: number }>;
  failedMails: readonly MailEntry[];
  /** Nothing when the queue does not answer; ages in milliseconds. */
  depth: Readonly<{ waiting: number; active: number; delayed: number; failed: number; oldestMs: number }> | null;
  failedJobs: readonly JobEntry[];
  /** The index of the process that answers: proposals it holds, and how many of those it last had to take in it has; null before it was asked for anything. */
  matching: Readonly<{ held: number; read: number; of: number; isAnew: boolean }> | null;
  backup: Readonly<{ at: Date | null; isLate: boolean; everyHours: number }>;
}>;

export type ParkedEntry = Readonly<{
  follower: string;
  position: number;
  stream: string;
  type: string;
  at: Date;
  /** Class of the error, with its code; never its words. */
  reason: string;
  /** The first of its stream: those behind it wait for it. */
  isFirst: boolean;
}>;

export type MailEntry = Readonly<{
  id: string;
  template: string;
  attempts: number;
  reason: string;
  at: Date;
  /** False where the address is no longer known: a sign-in link is asked for again by whoever needs it. */
  canLeave: boolean;
}>;

export type JobEntry = Readonly<{ id: string; name: string; attempts: number; reason: string; at: Date | null }>;
