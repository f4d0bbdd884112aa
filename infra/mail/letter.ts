import type { MailBlock, MailContent, MailContext, MailTemplate } from '../../services/kit/mail.ts';
import type { People, Vault } from '../../services/kit/ports.ts';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import { oneLine } from './mail-headers.ts';
import type { OutboxRow } from './outbox.ts';

const words = {
  hello: { fr: 'Bonjour {name},', en: 'Hello {name},' },
  helloAll: { fr: 'Bonjour,', en: 'Hello,' },
  erased: { fr: '[effacé]', en: '[erased]' },
  orCopy: {
    fr: 'Si le bouton ne répond pas, copiez cette adresse dans votre navigateur\u00a0:',
    en: 'If the button does not respond, copy this address into your browser:',
  },
  stop: { fr: 'Ne plus recevoir ces messages', en: 'Stop receiving these messages' },
  preferences: { fr: 'Choisir ce que je reçois', en: 'Choose what I receive' },
  becauseEssential: {
    fr: 'Vous recevez ce message parce qu’il répond à une démarche faite sur Connecteur.',
    en: 'You receive this message because it answers something done on Connecteur.',
  },
  becauseOwn: {
    fr: 'Vous recevez ce message parce qu’il concerne ce que vous suivez sur Connecteur.',
    en: 'You receive this message because it is about what you take part in on Connecteur.',
  },
  becauseAlert: {
    fr: 'Vous recevez cette alerte parce que vous avez enregistré une recherche.',
    en: 'You receive this alert because you saved a search.',
  },
  becauseDigest: {
    fr: 'Vous recevez ce résumé parce que vous l’avez gardé dans vos préférences.',
    en: 'You receive this summary because it is on in your preferences.',
  },
} satisfies Words;

const because = {
  essential: words.becauseEssential,
  'own-items': words.becauseOwn,
  digest: words.becauseDigest,
  alert: words.becauseAlert,
};

/** One mail in one reader's language, ready to be set as HTML and as text. */
export type Letter = Readonly<{
  language: Language;
  subject: string;
  title: string;
  preheader: string;
  hello: string;
  blocks: readonly MailBlock[];
  action?: Readonly<{ label: string; url: string }>;
  because: string;
  publicUrl: string;
  preferences: string;
  /** Where its kind is stopped; absent for what is always sent. */
  stop?: string;
  says: Readonly<{ orCopy: string; stop: string; preferences: string }>;
}>;

type Setting = Readonly<{
  language: Language;
  recipientName: string;
  publicUrl: string;
  stop: string | undefined;
  preferencesPath?: string;
}>;

/** Fills a template with the data of a row and the words its ids name, as they are now. */
export const writeLetter = async (
  template: MailTemplate,
  row: Pick<OutboxRow, 'data' | 'kind'>,
  { vault, people }: Readonly<{ vault: Vault; people: People }>,
  { language, recipientName, publicUrl, stop, preferencesPath = '/mon-espace/preferences' }: Setting,
): Promise<Letter> => {
  const context: MailContext = {
    language,
    data: row.data,
    words: await wordsOf(row.data, vault, say(language, words.erased)),
    people: await namesOf(row.data, people),
    publicUrl,
    recipientName,
  };
  const content = template(context);
  const subject = oneLine(content.subject);
  return {
    language,
    subject,
    title: subject,
    preheader: oneLine(content.preheader ?? firstParagraph(content)),
    hello: recipientName
      ? say(language, words.hello, { name: oneLine(recipientName, 100) })
      : say(language, words.helloAll),
    blocks: content.blocks,
    ...(content.action && { action: content.action }),
    because: content.because ?? say(language, because[row.kind]),
    publicUrl,
    preferences: publicUrl + preferencesPath,
    ...(stop && { stop }),
    says: {
      orCopy: say(language, words.orCopy),
      stop: say(language, words.stop),
      preferences: say(language, words.preferences),
    },
  };
};

const wordsOf = async (data: MailContext['data'], vault: Vault, erased: string): Promise<Record<string, string>> => {
  const ids = named(data, 'Vault');
  const kept = await vault.read([...ids.values()]);
  return Object.fromEntries([...ids].map(([key, id]) => [key, kept.get(id) ?? erased]));
};

const namesOf = async (data: MailContext['data'], people: People): Promise<Record<string, string>> => {
  const ids = named(data, 'Person');
  const cards = ids.size > 0 ? await people.cards([...ids.values()]) : new Map<string, { name: string }>();
  return Object.fromEntries([...ids].map(([key, id]) => [key, cards.get(id)?.name ?? '']));
};

/** The ids under keys with this ending, by the key without it. */
const named = (data: MailContext['data'], ending: string): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(data).flatMap(([key, id]) =>
      key.endsWith(ending) && typeof id === 'string' ? [[key.slice(0, -ending.length), id] as const] : [],
    ),
  );

const firstParagraph = ({ blocks }: MailContent): string =>
  blocks.find((block): block is string => typeof block === 'string') ?? '';
