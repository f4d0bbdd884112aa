import { html, nothing, type TemplateResult } from 'lit';
import { generalWords } from '../../shared/contracts/general.ts';
import { check } from '../../shared/kernel/check.ts';
import type { Words } from '../../shared/kernel/words.ts';
import { goTo } from './call.ts';
import { DraftKeeper } from './draft-keeper.ts';
import type { ErrorSummary, Problemed } from './error-summary.ts';
import { answersOf, answersReview } from './form-answers.ts';
import {
  type AreaAbout,
  areaControl,
  type ChoicesAbout,
  choicesControl,
  type SelectAbout,
  selectControl,
  type TextAbout,
  textControl,
} from './form-controls.ts';
import { asSnapshot, readForm, restore, snapshot } from './form-reading.ts';
import { language, speak } from './language.ts';
import { LightElement } from './light-element.ts';
import { Problem } from './problem.ts';
import { toastLater } from './toast-later.ts';
import './busy-button.ts';
import './error-summary.ts';

const words = {
  review: { fr: 'Vérifier mes réponses', en: 'Check my answers' },
  back: { fr: 'Revenir au formulaire', en: 'Back to the form' },
  broken: {
    fr: 'Quelque chose a mal tourné sur cette page. Ce que vous avez écrit est gardé : rechargez-la.',
    en: 'Something went wrong on this page. What you wrote is kept: reload it.',
  },
};

type Schema = Parameters<typeof check>[0];
/** What a schema gives once it has checked. */
export type Checked<S extends Schema> = Extract<ReturnType<typeof check<S>>, { ok: true }>['value'];

/**
 * A form that loses nothing. It reads its fields, checks them with the contract’s schema, says what is wrong beside each
 * field and above them all, keeps a draft in the browser as one types, warns before leaving, sends, and shows what the
 * server refuses in the same places. A subclass says its schema, its words, its fields, and what sending is:
 *
 * @example
 * export class PostTerrainForm extends LosslessForm<typeof TerrainContent> {
 *   protected override readonly schema = TerrainContent;
 *   protected override readonly words = proposalWords;              // code → sentence, for every message of the schema
 *   protected override readonly submitLabel = words.post;           // { fr: 'Publier le terrain', en: 'Publish the terrain' }
 *   protected override fields() {
 *     return html`
 *       ${this.text('title', { label: speak(words.title), max: 140 })}
 *       ${this.area('description', { label: speak(words.description), hint: speak(words.how), max: 5000 })}
 *       ${this.choices('natures', { label: speak(words.natures), choices: natures })}
 *       <div ?hidden=${!this.has('natures', 'data')}>${this.area('dataSheet.what', { … })}</div>
 *       ${this.text('until', { label: speak(words.until), type: 'date', optional: true })}`;
 *   }
 *   protected override async send(content: Checked<typeof TerrainContent>) {
 *     const { id } = await call<{ id: string }>('POST', '/api/terrains', content);
 *     this.leaveFor(`/terrains/${id}`, speak(words.posted));        // the draft is dropped, the next page says « Publié »
 *   }
 * }
 * customElements.define('post-terrain-form', PostTerrainForm);
 *
 * In the page: `<post-terrain-form draft="terrain" reviewed></post-terrain-form>`.
 *
 * @attr draft - the name the draft is kept under; one per thing being written. Without it nothing is kept
 * @attr reviewed - shows all answers once more before sending
 * @attr initial - JSON of the values to start from, as the schema has them
 */
export abstract class LosslessForm<S extends Schema> extends LightElement {
  static override properties = {
    draft: { type: String },
    initial: { type: Object },
    reviewed: { type: Boolean },
    problems: { state: true },
    sending: { state: true },
    checked: { state: true },
  };

  declare draft: string;
  declare initial: object | null;
  declare reviewed: boolean;
  declare problems: readonly Problemed[];
  declare sending: boolean;
  /** The values that passed the check and wait for a last look; null while writing. */
  declare checked: { value: Checked<S> } | null;
  private readonly keeper = new DraftKeeper(this);

  /** The schema of the contract: what comes out of it is what is sent. */
  protected abstract readonly schema: S;
  /** The sentence of every code the schema may give; those of the house are known. */
  protected abstract readonly words: Words;
  protected abstract readonly submitLabel: { fr: string; en: string };

  protected abstract fields(): TemplateResult;
  /** Sends what was checked. A `Problem` thrown is shown; anything else that resolves counts as stored. */
  protected abstract send(value: Checked<S>): Promise<void>;

  constructor() {
    super();
    this.draft = '';
    this.initial = null;
    this.reviewed = false;
    this.problems = [];
    this.sending = false;
    this.checked = null;
  }

  override render() {
    return html`<form novalidate @submit=${this.submitted} @input=${this.typed} @change=${this.typed}>
      <error-summary .problems=${this.problems}></error-summary>
      <div ?hidden=${this.checked !== null}>${this.keeper.note()} ${this.fields()}</div>
      ${this.checked && this.form ? answersReview(answersOf(this.form), this.change) : nothing}
      <div class="actions">
        <busy-button .busy=${this.sending}>
          <button>${speak(this.reviewed && !this.checked ? words.review : this.submitLabel)}</button>
        </busy-button>
        ${this.checked ? html`<button type="button" class="button--quiet" @click=${() => this.change('')}>${speak(words.back)}</button>` : nothing}
      </div>
    </form>`;
  }

  protected override async firstUpdated() {
    await Promise.all(
      [...this.querySelectorAll<LightElement>('choice-group, form-field')].map((one) => one.updateComplete),
    );
    if (!this.form) return;
    if (this.initial) restore(this.form, asSnapshot(this.initial));
    this.keeper.begin(this.form, this.draft);
    this.requestUpdate();
  }

  /* Fields */

  protected text = (name: string, about: TextAbout) => textControl(name, about, this.errorOf(name));
  protected area = (name: string, about: AreaAbout) => areaControl(name, about, this.errorOf(name));
  protected select = (name: string, about: SelectAbout) => selectControl(name, about, this.errorOf(name));
  protected choices = (name: string, about: ChoicesAbout) => choicesControl(name, about, this.errorOf(name));

  /** The sentence to show beside a field, for fields a subclass draws itself. */
  protected errorOf = (name: string): string => this.problems.find(({ field }) => field === name)?.text ?? '';

  /** True when the field holds this text, or the box of this value is ticked, as the person sees it now. */
  protected has(name: string, value: string): boolean {
    const held = this.form && snapshot(this.form)[name];
    return Array.isArray(held) ? held.includes(value) : held === value;
  }

  /** What has been typed so far, as the schema would read it, unchecked. */
  protected get typedSoFar(): Record<string, unknown> {
    return this.form ? readForm(this.form) : {};
  }

  protected get form(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  /** Leaves for the page of what was stored, which may say so in a toast. */
  protected leaveFor(address: string, said?: string) {
    this.keeper.finish();
    if (said) toastLater(said);
    goTo(address);
  }

  /* What happens */

  private readonly typed = () => {
    this.requestUpdate();
    if (this.problems.length === 0 || !this.form) return;
    // What has just been mended stops being shown as wrong; nothing new is reproached before the next submit.
    const result = check(this.schema, readForm(this.form));
    const still = result.ok ? [] : this.problemsFrom(result.errors);
    this.problems = this.problems.flatMap(({ field }) => still.filter((one) => one.field === field && field));
  };

  private readonly submitted = async (event: Event) => {
    event.preventDefault();
    if (this.sending || !this.form) return;
    this.keeper.keepNow();
    if (this.checked) return this.sendNow(this.checked.value);
    const result = check(this.schema, readForm(this.form));
    if (!result.ok) return this.refuse(this.problemsFrom(result.errors));
    this.problems = [];
    if (!this.reviewed) return this.sendNow(result.value as Checked<S>);
    this.checked = { value: result.value as Checked<S> };
    await this.updateComplete;
    this.querySelector<HTMLElement>('[data-review]')?.focus();
  };

  private async sendNow(value: Checked<S>) {
    this.sending = true;
    try {
      await this.send(value);
      this.keeper.finish();
    } catch (error) {
      this.checked = null;
      await this.refuse(error instanceof Problem ? told(error) : [{ field: '', text: speak(words.broken) }]);
      if (!(error instanceof Problem)) throw error;
    } finally {
      this.sending = false;
    }
  }

  private async refuse(problems: readonly Problemed[]) {
    await this.updateComplete;
    this.problems = inOrder(this.form, problems);
    await this.updateComplete;
    await this.querySelector<ErrorSummary>('error-summary')?.take();
  }

  private problemsFrom(errors: Readonly<Record<string, string>>): Problemed[] {
    const known: Words = { ...generalWords, ...this.words };
    return Object.entries(errors).map(([field, code]) => ({
      field: field === 'form' ? '' : nameIn(this.form, field),
      text: known[code]?.[language()] ?? code,
    }));
  }

  private readonly change = async (name: string) => {
    this.checked = null;
    await this.updateComplete;
    const named = name ? this.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]:not(choice-group)`) : null;
    (named ?? this.querySelector<HTMLElement>('form [name]:not(choice-group)'))?.focus();
  };
}

const told = ({ title, fields }: Problem): Problemed[] => {
  const beside = Object.entries(fields).map(([field, { title: text }]) => ({ field, text }));
  return beside.length > 0 ? beside : [{ field: '', text: title }];
};

/** The name of the control that shows a path: itself, or the first one inside or around it. */
const nameIn = (form: HTMLFormElement | null, path: string): string => {
  const names = [...(form?.elements ?? [])].map((one) => (one as HTMLInputElement).name).filter(Boolean);
  const list = path.replace(/\.\d+$/, '');
  return (
    names.find((name) => name === path || name === list) ?? names.find((name) => name.startsWith(`${path}.`)) ?? ''
  );
};

const inOrder = (form: HTMLFormElement | null, problems: readonly Problemed[]): Problemed[] => {
  const names = [...(form?.elements ?? [])].map((one) => (one as HTMLInputElement).name);
  const rank = ({ field }: Problemed) => (field ? names.indexOf(field) : -1);
  return [...problems].sort((a, b) => rank(a) - rank(b));
};
