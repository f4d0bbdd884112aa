import * as v from 'valibot';

/** Field path (`terms.0.text`) to the code of its first problem; `form` holds what belongs to no field. */
export type FieldErrors = Readonly<Record<string, string>>;
export type Checked<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors };

/**
 * Checks a value against a schema. Each schema message is a code with a sentence in its contract;
 * a missing or mistyped field, for which the library speaks English, becomes `field-missing` or `field-invalid`.
 */
export const check = <S extends v.GenericSchema>(schema: S, value: unknown): Checked<v.InferOutput<S>> => {
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (result.success) {
    const unreadable = firstUnreadable(result.output);
    if (unreadable === undefined) return { ok: true, value: result.output };
    return { ok: false, errors: { [unreadable || 'form']: 'text-unreadable' } };
  }
  const errors: Record<string, string> = {};
  for (const issue of result.issues) errors[v.getDotPath(issue) ?? 'form'] ??= codeOf(issue);
  return { ok: false, errors };
};

/** Path of the first text no database keeps: it holds a NUL, or half of a character. */
const firstUnreadable = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.includes('\u0000') || /\p{Surrogate}/u.test(value) ? '' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const path = firstUnreadable(inner);
    if (path !== undefined) return path ? `${key}.${path}` : key;
  }
  return undefined;
};

const codeOf = (issue: v.BaseIssue<unknown>): string => {
  if (/^[a-z][a-z0-9-]*$/.test(issue.message)) return issue.message;
  return issue.received === 'undefined' || issue.received === 'null' ? 'field-missing' : 'field-invalid';
};
