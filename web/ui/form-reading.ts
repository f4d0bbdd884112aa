/** What a form holds, as it lies in its controls: name to text, or to texts for boxes that share a name. */
export type Snapshot = Record<string, string | string[]>;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const controls = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (one): one is Control => 'name' in one && 'value' in one && Boolean(one.name) && !isButton(one),
  );

const isButton = (one: Element) =>
  one instanceof HTMLButtonElement || ['submit', 'file'].includes((one as Control).type);
const isBox = (one: Control): one is HTMLInputElement => one.type === 'checkbox' || one.type === 'radio';
/** A section folded out of the form asks nothing: what stands in it is not sent. */
const isAsked = (one: Control) => !one.disabled && !one.closest('[hidden], fieldset:disabled');

/**
 * What the form asks for, as the schema expects it. Dots in a name nest (`territory.label`, `terms.0.text`); boxes that
 * share a name give a list; a number field gives a number; `data-lines` on a textarea gives a list of its lines,
 * `data-boolean` on a checkbox true or false, `data-nullable` null instead of an empty text.
 */
export const readForm = (form: HTMLFormElement): Record<string, unknown> => {
  const read: Record<string, unknown> = {};
  for (const control of controls(form).filter(isAsked)) place(read, control.name.split('.'), control);
  return asLists(read) as Record<string, unknown>;
};

const place = (into: Record<string, unknown>, [name = '', ...rest]: string[], control: Control): void => {
  if (rest.length > 0) {
    into[name] ??= {};
    place(into[name] as Record<string, unknown>, rest, control);
  } else if (control.type === 'checkbox' && !('boolean' in control.dataset)) {
    into[name] = [...((into[name] as string[]) ?? []), ...ticked(control as HTMLInputElement)];
  } else if (control.type !== 'radio' || (control as HTMLInputElement).checked) {
    into[name] = typedIn(control);
  } else {
    // Nothing chosen yet is an empty answer, so that the schema says « choose » rather than « missing ».
    into[name] ??= '';
  }
};

const ticked = (box: HTMLInputElement): string[] => (box.checked ? [box.value] : []);

const typedIn = (control: Control): unknown => {
  if (control.type === 'checkbox') return (control as HTMLInputElement).checked;
  if (control.type === 'number') return control.value === '' ? undefined : Number(control.value.replace(',', '.'));
  if ('lines' in control.dataset)
    return control.value
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  if ('nullable' in control.dataset) return control.value.trim() || null;
  return control.value;
};

/** Turns `{0: …, 1: …}` into a list, all the way down; gaps left by removed rows close. */
const asLists = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, asLists(inner)] as const);
  if (entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name))) return entries.map(([, inner]) => inner);
  return Object.fromEntries(entries);
};

/** Everything typed, folded sections too, to be kept as a draft. */
export const snapshot = (form: HTMLFormElement): Snapshot => {
  const kept: Snapshot = {};
  for (const control of controls(form)) {
    kept[control.name] = isBox(control) ? [...(kept[control.name] ?? []), ...ticked(control)] : control.value;
  }
  return kept;
};

/** Puts a draft back; fields it does not know stay as they are. */
export const restore = (form: HTMLFormElement, kept: Snapshot): void => {
  const known = controls(form).filter(({ name }) => kept[name] !== undefined);
  for (const control of known) {
    const value = kept[control.name] ?? '';
    if (isBox(control)) control.checked = value.includes(control.value);
    else control.value = typeof value === 'string' ? value : value.join('\n');
  }
  // Told only once all is in place: a group that counts its boxes must not count half of them.
  for (const control of known) control.dispatchEvent(new Event('change', { bubbles: true }));
};

/** Stored values as a draft: the other way round from `readForm`, for a form that revises something. */
export const asSnapshot = (values: unknown, path = ''): Snapshot => {
  if (Array.isArray(values) && values.every((one) => typeof one === 'string')) return { [path]: values };
  if (typeof values === 'boolean') return { [path]: values ? ['on'] : [] };
  if (typeof values !== 'object' || values === null) return { [path]: String(values ?? '') };
  return Object.assign(
    {},
    ...Object.entries(values).map(([name, value]) => asSnapshot(value, path ? `${path}.${name}` : name)),
  );
};
