/** How much waits, for `/readyz` and `/metrics`; ages in milliseconds. */
export type Depth = Readonly<{
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  /** Age of the oldest job that could run now; 0 when none waits. */
  oldestMs: number;
}>;
