/** What systems and PostgreSQL say when there is nobody there, or not for now. */
const AWAY = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'ENOTFOUND'],
  ...['57P01', '57P02', '57P03', '08001', '08003', '08004', '08006', '53300'],
  // Waited too long for somebody who is stuck, in a statement or between two.
  ...['57014', '25P03'],
]);

type Failure = Readonly<{ code?: string; message?: string; cause?: unknown }>;

/** Whether an error, however deep the driver wrapped it, means that the database may answer later. */
export const isDatabaseAway = (error: unknown): boolean => {
  for (let e = error as Failure | undefined; e; e = e.cause as Failure | undefined)
    if (
      (e.code && AWAY.has(e.code)) ||
      /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(e.message ?? '')
    )
      return true;
  return false;
};
