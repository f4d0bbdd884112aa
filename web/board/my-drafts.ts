import { html, nothing } from 'lit';
import { moment } from '../pages/dates.ts';
import { dropDraft, keptDraft } from '../ui/draft.ts';
import { language, speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { toast } from '../ui/status-toast.ts';

const words = {
  title: { fr: 'Brouillons', en: 'Drafts' },
  where: { fr: 'Gardés dans ce navigateur, sur cet appareil.', en: 'Kept in this browser, on this device.' },
  terrain: { fr: 'Terrain sans titre', en: 'Untitled terrain' },
  question: { fr: 'Question sans titre', en: 'Untitled question' },
  kept: { fr: 'enregistré le {at}', en: 'saved on {at}' },
  resume: { fr: 'Reprendre', en: 'Resume' },
  drop: { fr: 'Jeter', en: 'Discard' },
  dropped: { fr: 'Le brouillon est jeté.', en: 'The draft is discarded.' },
};

const places = { terrain: '/terrains/nouveau', question: '/questions/nouvelle' } as const;

/** What was begun and not yet posted on this device. */
export class MyDrafts extends LightElement {
  override render() {
    const drafts = (['terrain', 'question'] as const).flatMap((kind) => {
      const draft = keptDraft(kind);
      return draft ? [{ kind, ...draft }] : [];
    });
    if (drafts.length === 0) return nothing;
    return html`<section class="panel" aria-labelledby="brouillons">
      <h2 id="brouillons">${speak(words.title)}</h2>
      <p class="quiet">${speak(words.where)}</p>
      <ul>
        ${drafts.map(({ kind, at, fields }) => {
          const title = String(fields.title ?? '').trim() || speak(words[kind]);
          const named = html`<span class="visually-hidden"> : ${title}</span>`;
          return html`<li>
            <strong>${title}</strong>, ${speak(words.kept, { at: moment(language(), at) })}
            <a href=${places[kind]}>${speak(words.resume)}${named}</a>
            <button type="button" class="link-button" @click=${() => this.drop(kind)}>${speak(words.drop)}${named}</button>
          </li>`;
        })}
      </ul>
    </section>`;
  }

  private async drop(kind: 'terrain' | 'question') {
    dropDraft(kind);
    this.requestUpdate();
    await toast(speak(words.dropped));
  }
}

customElements.define('my-drafts', MyDrafts);

declare global {
  interface HTMLElementTagNameMap {
    'my-drafts': MyDrafts;
  }
}
