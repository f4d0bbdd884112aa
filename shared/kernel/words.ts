export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** One sentence in every language; `{name}` stands for a value given when it is said. */
export type Sentence = Readonly<Record<Language, string>>;
export type Words<Key extends string = string> = Readonly<Record<Key, Sentence>>;

/** The sentence in one language with its `{names}` filled in; an unknown name stays visible so that it is noticed. */
export const say = (
  language: Language,
  sentence: Sentence,
  values: Readonly<Record<string, string | number>> = {},
): string =>
  sentence[language].replace(/\{(\w+)\}/g, (hole, name: string) => (name in values ? String(values[name]) : hole));

/** Made once: making one takes a hundred times longer than using it. */
const plurals: Record<Language, Intl.PluralRules> = { fr: new Intl.PluralRules('fr'), en: new Intl.PluralRules('en') };
const figures: Record<Language, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat('fr'),
  en: new Intl.NumberFormat('en'),
};

/** Picks `one` or `other` by the language's own plural rule (French counts 0 and 1 as singular), `{n}` formatted. */
export const count = (language: Language, n: number, forms: Readonly<{ one: Sentence; other: Sentence }>): string =>
  say(language, plurals[language].select(n) === 'one' ? forms.one : forms.other, {
    n: figures[language].format(n),
  });
