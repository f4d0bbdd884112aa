import { html } from 'hono/html';
import { type Sentence, say, type Words } from '../../shared/kernel/words.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';

const words = {
  title: { fr: 'Se connecter', en: 'Sign in' },
  lead: {
    fr: 'Donnez votre adresse : vous recevrez un lien, sans mot de passe à retenir. La première fois, il ouvre aussi votre profil.',
    en: 'Give your address: you will receive a link, with no password to remember. The first time, it also opens your profile.',
  },
  address: { fr: 'Adresse électronique', en: 'E-mail address' },
  hint: { fr: 'Par exemple prenom.nom@commune.fr', en: 'Such as first.last@town.fr' },
  send: { fr: 'Recevoir le lien', en: 'Send me the link' },
  error: { fr: 'Erreur :', en: 'Error:' },
  provider: { fr: 'Se connecter avec {provider}', en: 'Sign in with {provider}' },
  forAgents: {
    fr: 'Le plus simple si vous travaillez dans une administration.',
    en: 'The simplest way if you work for a public body.',
  },
  byMail: { fr: 'Ou par courriel', en: 'Or by e-mail' },
  sent: { fr: 'Regardez votre courrier', en: 'Check your mail' },
  sentTo: {
    fr: 'Un courriel est parti vers {address}. Il contient un lien valable dix minutes, sur cet appareil ou sur un autre.',
    en: 'A mail is on its way to {address}. It holds a link that lasts ten minutes, on this device or another.',
  },
  notThere: {
    fr: 'Rien après deux minutes ? Regardez dans les indésirables, vérifiez l’adresse, puis recommencez.',
    en: 'Nothing after two minutes? Look in your spam folder, check the address, then try again.',
  },
  again: { fr: 'Recommencer avec une autre adresse', en: 'Start again with another address' },
  readHere: {
    fr: 'Cette installation n’envoie pas encore de vrais courriels : ils se lisent ici.',
    en: 'This installation does not send real mail yet: it is read here.',
  },
  mailbox: { fr: 'Ouvrir le courrier de cette installation', en: 'Open this installation’s mail' },
  ready: { fr: 'Plus qu’un geste', en: 'One step left' },
  readyLead: {
    fr: 'Le lien que vous avez suivi attend ce bouton pour vous connecter. Il ne servira qu’une fois.',
    en: 'The link you followed waits for this button to sign you in. It works only once.',
  },
  enter: { fr: 'Me connecter', en: 'Sign me in' },
  lapsed: { fr: 'Ce lien ne sert plus', en: 'This link no longer works' },
  lapsedLead: {
    fr: 'Il a déjà servi, il a plus de dix minutes, ou l’adresse est incomplète. Demandez-en un autre : il arrive tout de suite.',
    en: 'It has been used, it is more than ten minutes old, or the address is incomplete. Ask for another: it arrives at once.',
  },
  another: { fr: 'Demander un autre lien', en: 'Ask for another link' },
  failed: { fr: 'La connexion n’a pas abouti', en: 'Signing in did not work' },
  away: {
    fr: '{provider} ne répond pas comme prévu. Recommencez dans un instant, ou demandez un lien par courriel.',
    en: '{provider} is not answering as expected. Try again in a moment, or ask for a link by e-mail.',
  },
  notLinked: {
    fr: 'Un profil existe déjà avec l’adresse donnée par {provider}. Pour que personne ne puisse le prendre à votre place, connectez-vous d’abord par courriel ; puis reliez {provider} depuis votre profil.',
    en: 'A profile already exists with the address {provider} gave. So that nobody can take it in your place, first sign in by e-mail; then link {provider} from your profile.',
  },
  otherPerson: {
    fr: 'Cette identité {provider} est déjà reliée à un autre profil.',
    en: 'This {provider} identity is already linked to another profile.',
  },
  byLink: { fr: 'Recevoir un lien par courriel', en: 'Get a link by e-mail' },
} satisfies Words;

/** Where one gives an address. `retour` is a checked path of this site. */
export const signInPage = (
  frame: Frame,
  about: Readonly<{ retour: string | null; provider: string | null; address?: string; error?: string }>,
): Html => {
  const { language } = frame;
  const { retour, provider, address = '', error } = about;
  return page(
    frame,
    error ? `${say(language, words.error)} ${error}` : say(language, words.title),
    html`
    ${pageHeading({ title: say(language, words.title), lead: say(language, words.lead) })}
    ${provider ? providerWay(frame, provider, retour) : ''}
    <form method="post" action="/connexion" novalidate>
      ${kept(retour)}
      <div class="field${error ? ' field--wrong' : ''}">
        <label for="adresse">${say(language, words.address)}</label>
        <p class="hint" id="adresse-hint">${say(language, words.hint)}</p>
        ${error ? html`<p class="field__error" id="adresse-error">${error}</p>` : ''}
        <input id="adresse" name="email" type="email" autocomplete="email" required value="${address}"
          aria-describedby="adresse-hint${error ? ' adresse-error' : ''}"
          ${error ? html`aria-invalid="true" autofocus` : ''} />
      </div>
      <p class="actions"><button>${say(language, words.send)}</button></p>
    </form>`,
  );
};

/** A link rather than a form: the way leads to another site, which the policy on forms forbids. */
const providerWay = ({ language }: Frame, provider: string, retour: string | null): Html => html`<p>
      <a class="button" href="/connexion/identite${query(retour)}">${say(language, words.provider, { provider })}</a>
    </p>
    <p class="hint">${say(language, words.forAgents)}</p>
    <h2>${say(language, words.byMail)}</h2>`;

/** The same whether the address is known or not. `mailbox` is where mails are read when none is really sent. */
export const linkSentPage = (
  frame: Frame,
  { address, mailbox, retour }: Readonly<{ address: string; mailbox: string | null; retour: string | null }>,
): Html => {
  const { language } = frame;
  return page(
    frame,
    say(language, words.sent),
    html`
    ${pageHeading({ title: say(language, words.sent), lead: say(language, words.sentTo, { address }) })}
    ${
      mailbox
        ? html`<div class="notice"><p>${say(language, words.readHere)}</p>
            <p><a class="button" href="${mailbox}">${say(language, words.mailbox)}</a></p></div>`
        : ''
    }
    <p>${say(language, words.notThere)}</p>
    <p><a href="/connexion${query(retour)}">${say(language, words.again)}</a></p>`,
  );
};

/** One button: whoever opens a link to look at it, a mail scanner say, uses nothing up. */
export const linkPage = (frame: Frame, { token, retour }: Readonly<{ token: string; retour: string | null }>): Html => {
  const { language } = frame;
  return page(
    frame,
    say(language, words.ready),
    html`
    ${pageHeading({ title: say(language, words.ready), lead: say(language, words.readyLead) })}
    <form method="post" action="/connexion/lien">
      ${kept(retour)}<input type="hidden" name="token" value="${token}" />
      <p class="actions"><button>${say(language, words.enter)}</button></p>
    </form>`,
  );
};

export const linkLapsedPage = (frame: Frame, retour: string | null): Html =>
  nextStep(frame, words.lapsed, say(frame.language, words.lapsedLead), words.another, retour);

export type ProviderFailure = 'away' | 'not-linked' | 'other-person';

export const providerFailedPage = (
  frame: Frame,
  { failure, provider }: Readonly<{ failure: ProviderFailure; provider: string }>,
): Html => {
  const why = { away: words.away, 'not-linked': words.notLinked, 'other-person': words.otherPerson }[failure];
  return nextStep(frame, words.failed, say(frame.language, why, { provider }), words.byLink, null);
};

const nextStep = (frame: Frame, title: Sentence, lead: string, step: Sentence, retour: string | null): Html => {
  const { language } = frame;
  return page(
    frame,
    say(language, title),
    html`${pageHeading({
      title: say(language, title),
      lead,
      actions: html`<a class="button" href="/connexion${query(retour)}">${say(language, step)}</a>`,
    })}`,
  );
};

const page = (frame: Frame, title: string, body: Html): Html => layout(frame, { title, robots: 'noindex', body });

const query = (retour: string | null): string => (retour ? `?retour=${encodeURIComponent(retour)}` : '');

const kept = (retour: string | null): Html =>
  retour ? html`<input type="hidden" name="retour" value="${retour}" />` : html``;
