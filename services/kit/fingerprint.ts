/** 32 bits of a text, as eight hex digits: they tell two texts apart, and nobody reads one back from them. FNV-1a, which needs no library. */
export const fingerprint = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
};
