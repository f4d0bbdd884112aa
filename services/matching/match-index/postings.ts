/** Which documents have a feature, and how strongly: two growing typed arrays per feature. */
export type Postings = { documents: Int32Array; strengths: Uint16Array; length: number };

const FIRST_ROOM = 4;

export const noPostings = (): Postings => ({
  documents: new Int32Array(FIRST_ROOM),
  strengths: new Uint16Array(FIRST_ROOM),
  length: 0,
});

export const addPosting = (postings: Postings, document: number, strength: number): void => {
  if (postings.length === postings.documents.length) grow(postings);
  postings.documents[postings.length] = document;
  postings.strengths[postings.length] = strength;
  postings.length++;
};

/** Forgets the documents that are no longer alive; order is kept. */
export const sweepPostings = (postings: Postings, alive: (document: number) => boolean): void => {
  let kept = 0;
  for (let i = 0; i < postings.length; i++) {
    const document = postings.documents[i] ?? 0;
    if (!alive(document)) continue;
    postings.documents[kept] = document;
    postings.strengths[kept] = postings.strengths[i] ?? 0;
    kept++;
  }
  postings.length = kept;
};

const grow = (postings: Postings): void => {
  const room = Math.ceil(postings.documents.length * 1.6);
  const documents = new Int32Array(room);
  const strengths = new Uint16Array(room);
  documents.set(postings.documents);
  strengths.set(postings.strengths);
  postings.documents = documents;
  postings.strengths = strengths;
};
