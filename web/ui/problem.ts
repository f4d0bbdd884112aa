/** What is wrong in one field: the code, and its sentence in the page’s language. */
export type FieldProblems = Readonly<Record<string, { code: string; title: string }>>;

/** An answer other than the wanted one. `status` 0: nobody answered. `title` is a sentence in the page’s language. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly fields: FieldProblems;

  constructor(told: { status: number; code: string; title: string; fields?: FieldProblems }) {
    super(`${told.status} ${told.code}`);
    this.status = told.status;
    this.code = told.code;
    this.title = told.title;
    this.fields = told.fields ?? {};
  }
}
