/**
 * Puts fresh content in the place of the old, around the elements somebody is writing in: those stay where they are, with their
 * words, their state and the focus, and only take the fresh attributes, from which they draw themselves anew. Where the fresh
 * content has no such element any more, it goes; a form’s draft stays in the browser.
 */
export const weave = (old: Element, fresh: Element, writtenIn: readonly Element[]): void => {
  const kept = new Map<Element, Element>();
  for (const element of writtenIn) {
    const twin = twinOf(old, fresh, element);
    if (twin) kept.set(element, twin);
  }
  weaveIn(old, fresh, kept);
};

const sameKind = (root: Element, { localName }: Element) => [...root.getElementsByTagName(localName)];

/** The element of the same tag and draft, or at the same turn among those of its tag, as deep and in the same kinds of element. */
const twinOf = (old: Element, fresh: Element, element: Element): Element | undefined => {
  const draft = element.getAttribute('draft');
  const all = sameKind(fresh, element);
  const twin = draft
    ? all.find((one) => one.getAttribute('draft') === draft)
    : all[sameKind(old, element).indexOf(element)];
  return twin && pathTo(old, element) === pathTo(fresh, twin) ? twin : undefined;
};

const pathTo = (root: Element, element: Element): string => {
  const path: string[] = [];
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) path.push(at.localName);
  return path.join(' ');
};

const weaveIn = (old: Element, fresh: Element, kept: ReadonlyMap<Element, Element>): void => {
  for (const { name, value } of fresh.attributes)
    if (name !== 'class' && old.getAttribute(name) !== value) old.setAttribute(name, value);
  if (kept.get(old) === fresh) return;
  const stays = staying(old, fresh, kept);
  const those = new Set<Node>(stays.values());
  for (const node of [...old.childNodes]) if (!those.has(node)) node.remove();
  let next: Node | null = old.firstChild;
  for (const node of [...fresh.childNodes]) {
    const stay = stays.get(node);
    if (stay) {
      weaveIn(stay, node as Element, kept);
      next = stay.nextSibling;
    } else old.insertBefore(node, next);
  }
};

/** The children that are kept or hold something kept, by the fresh child they stand for. */
const staying = (old: Element, fresh: Element, kept: ReadonlyMap<Element, Element>): Map<Node, Element> => {
  const stays = new Map<Node, Element>();
  for (const child of old.children) {
    const pair = [...kept].find(([element]) => child.contains(element));
    const twin = pair && [...fresh.children].find((one) => one.contains(pair[1]));
    if (twin) stays.set(twin, child);
  }
  return stays;
};
