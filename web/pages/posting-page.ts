import { html } from 'hono/html';
import type { ProposalKind } from '../../shared/contracts/proposal.ts';
import type { ProposalPage } from '../../shared/contracts/proposal-answers.ts';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import { type Sentence, say, type Words } from '../../shared/kernel/words.ts';
import { breadcrumb } from './breadcrumb.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { postingPath } from './proposal-list-page.ts';
import { isRunning, pathOf } from './proposal-state.ts';

type Said = Words<'list' | 'title' | 'lead' | 'revise' | 'wrongRole' | 'other'>;

const terrainWords: Said = {
  list: { fr: 'Terrains', en: 'Terrains' },
  title: { fr: 'Déposer un terrain', en: 'Post a terrain' },
  lead: {
    fr: 'Dites ce que la recherche peut venir voir, lire ou essayer chez vous. Comptez une dizaine de minutes ; rien n’est publié avant votre dernier accord.',
    en: 'Say what research may come and see, read or try at your place. It takes about ten minutes; nothing is published before your last word.',
  },
  revise: { fr: 'Modifier le terrain', en: 'Revise the terrain' },
  wrongRole: {
    fr: 'Les terrains sont déposés par les praticiennes et praticiens : agents, élus, associations. Si c’est aussi votre cas, ajoutez ce rôle à votre profil ; cela se fait tout de suite.',
    en: 'Terrains are posted by practitioners: officers, elected members, associations. If that is you too, add this role to your profile; it takes effect at once.',
  },
  other: { fr: 'Déposer plutôt une question', en: 'Post a question instead' },
};

const questionWords: Said = {
  list: { fr: 'Questions', en: 'Questions' },
  title: { fr: 'Déposer une question', en: 'Post a question' },
  lead: {
    fr: 'Dites ce que vous cherchez à comprendre et ce qu’il vous faut pour y parvenir. Comptez une dizaine de minutes ; rien n’est publié avant votre dernier accord.',
    en: 'Say what you want to understand and what you need to get there. It takes about ten minutes; nothing is published before your last word.',
  },
  revise: { fr: 'Modifier la question', en: 'Revise the question' },
  wrongRole: {
    fr: 'Les questions sont déposées par les chercheurs et chercheuses. Si c’est aussi votre cas, ajoutez ce rôle à votre profil ; cela se fait tout de suite.',
    en: 'Questions are posted by researchers. If that is you too, add this role to your profile; it takes effect at once.',
  },
  other: { fr: 'Déposer plutôt un terrain', en: 'Post a terrain instead' },
};

const words = {
  signIn: { fr: 'Se connecter', en: 'Sign in' },
  visitor: {
    fr: 'Connectez-vous d’abord : un lien envoyé à votre adresse suffit, sans mot de passe. Vous reviendrez ici ensuite.',
    en: 'Sign in first: a link sent to your address is enough, without a password. You will then come back here.',
  },
  profile: { fr: 'Ajouter ce rôle à mon profil', en: 'Add this role to my profile' },
  script: {
    fr: 'Ce formulaire demande JavaScript, pour ne rien perdre de ce que vous écrivez. Si vous ne pouvez pas l’activer, écrivez à la coordination : son adresse est en bas de la page, et elle déposera pour vous.',
    en: 'This form needs JavaScript, so that nothing you write is lost. If you cannot turn it on, write to the coordination: the address is at the foot of this page, and they will post for you.',
  },
  notYours: {
    fr: 'Seules les personnes responsables peuvent modifier cette proposition. Pour signaler une erreur, écrivez à la coordination : son adresse est en bas de la page.',
    en: 'Only the people responsible can revise this proposal. To report a mistake, write to the coordination: the address is at the foot of this page.',
  },
  back: { fr: 'Revenir à la page', en: 'Back to the page' },
} satisfies Words;

const wordsOf: Record<ProposalKind, Said> = { terrain: terrainWords, question: questionWords };
const tagOf = { terrain: 'post-terrain-form', question: 'post-question-form' } as const;

/** Where one writes a new terrain or question, for somebody who may; `organisation` is filled in from their profile. */
export const postingPage = (frame: Frame, kind: ProposalKind, organisation: string): Html => {
  const initial = organisation ? { organisation } : {};
  return formPage(frame, kind, wordsOf[kind].title, form(kind, { draft: kind, initial }));
};

/** The same form around an existing proposal, for those responsible while it runs. */
export const revisingPage = (frame: Frame, page: ProposalPage): Html =>
  !page.mine || !isRunning(page)
    ? revisingElsewhere(frame, page)
    : formPage(
        frame,
        page.kind,
        wordsOf[page.kind].revise,
        form(page.kind, {
          draft: `${page.kind}-${page.id}`,
          initial: page.content,
          proposal: page.id,
          version: page.version,
        }),
        { href: `${pathOf(page.kind)}/${page.id}`, label: page.title },
      );

/** For somebody who may not post this, or not yet: why, and what to do. */
export const postingElsewhere = (frame: Frame, kind: ProposalKind): Html => {
  const { language, who, path } = frame;
  const own = wordsOf[kind];
  const other = kind === 'terrain' ? 'question' : 'terrain';
  const step = who
    ? html`<a class="button" href="/mon-espace/profil">${say(language, words.profile)}</a>
        <a href="${postingPath(other)}">${say(language, own.other)}</a>`
    : html`<a class="button" href="/connexion?retour=${encodeURIComponent(path)}">${say(language, words.signIn)}</a>`;
  return nextStep(frame, kind, own.title, who ? own.wrongRole : words.visitor, step);
};

/** For somebody who is not responsible for what they would revise, or when it is closed or hidden. */
const revisingElsewhere = (frame: Frame, page: ProposalPage): Html =>
  nextStep(
    frame,
    page.kind,
    wordsOf[page.kind].revise,
    whyNot(page),
    html`<a class="button" href="${pathOf(page.kind)}/${page.id}">${say(frame.language, words.back)}</a>`,
  );

const whyNot = (page: ProposalPage): Sentence => {
  if (!page.mine) return words.notYours;
  return page.status === 'hidden' ? proposalWords['proposal-hidden'] : proposalWords['proposal-closed'];
};

const nextStep = (frame: Frame, kind: ProposalKind, title: Sentence, text: Sentence, actions: Html): Html => {
  const { language } = frame;
  return layout(frame, {
    title: say(language, title),
    robots: 'noindex',
    body: html`${above(frame, kind, say(language, title))}
    ${pageHeading({ title: say(language, title), lead: say(language, text), actions })}`,
  });
};

const formPage = (
  frame: Frame,
  kind: ProposalKind,
  title: Sentence,
  island: Html,
  of?: { href: string; label: string },
): Html => {
  const { language } = frame;
  return layout(frame, {
    title: say(language, title),
    robots: 'noindex',
    wide: true,
    body: html`${above(frame, kind, say(language, title), of)}
    ${pageHeading({ title: say(language, title), lead: of ? of.label : say(language, wordsOf[kind].lead) })}
    <noscript><p class="notice notice--attention">${say(language, words.script)}</p></noscript>
    ${island}`,
  });
};

const above = ({ language }: Frame, kind: ProposalKind, here: string, of?: { href: string; label: string }): Html =>
  breadcrumb(language, [{ href: pathOf(kind), label: say(language, wordsOf[kind].list) }, ...(of ? [of] : [])], here);

const form = (
  kind: ProposalKind,
  about: { draft: string; initial: object; proposal?: string; version?: number },
): Html => {
  const initial = JSON.stringify(about.initial);
  const revised = about.proposal ? html`proposal="${about.proposal}" version="${about.version}"` : '';
  return tagOf[kind] === 'post-terrain-form'
    ? html`<post-terrain-form draft="${about.draft}" initial="${initial}" ${revised}></post-terrain-form>`
    : html`<post-question-form draft="${about.draft}" initial="${initial}" ${revised}></post-question-form>`;
};
