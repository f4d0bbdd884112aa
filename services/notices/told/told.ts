/** Some people told one thing. `data` holds ids, plain facts, and vault ids under keys ending in `Vault`. */
export type Told = Readonly<{
  to: readonly string[];
  template: string;
  data: Readonly<Record<string, string | number | boolean | null>>;
}>;
