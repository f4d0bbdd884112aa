/** What the figure beside « Mon espace » says aloud, here and where a script changes it. */
export const waitingForms = {
  one: { fr: '{n} chose vous attend', en: '{n} thing waits for you' },
  other: { fr: '{n} choses vous attendent', en: '{n} things wait for you' },
};
