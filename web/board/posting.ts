import { html, nothing, type TemplateResult } from 'lit';
import type { ProposalKind } from '../../shared/contracts/proposal.ts';
import type { ProposalPage } from '../../shared/contracts/proposal-answers.ts';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import type { check } from '../../shared/kernel/check.ts';
import type { Sentence } from '../../shared/kernel/words.ts';
import { call } from '../ui/call.ts';
import { type Checked, LosslessForm } from '../ui/form.ts';
import { asSnapshot, restore, snapshot } from '../ui/form-reading.ts';
import { speak } from '../ui/language.ts';
import { Problem } from '../ui/problem.ts';
import { type Merge, mergeAnswers } from './merge-answers.ts';
import { progressOf, type Section, section, sectionNav } from './sections.ts';
import { stillClashing, theirsShown } from './theirs.ts';
import './writing-aids.ts';

const words = {
  saved: { fr: 'Vos modifications sont enregistrées.', en: 'Your changes are saved.' },
  merged: {
    fr: 'Quelqu’un d’autre a modifié cette page pendant que vous écriviez : rien n’est encore enregistré. Relisez ce qui suit, puis enregistrez de nouveau.',
    en: 'Someone else changed this page while you were writing: nothing is saved yet. Read what follows, then save again.',
  },
  save: { fr: 'Enregistrer les modifications', en: 'Save the changes' },
};

type Schema = Parameters<typeof check>[0];

/**
 * What posting a terrain and posting a question have in common: parts with their progress, help while writing, a last
 * look, and revising: when somebody else saved first, their changes are taken in and only real clashes are asked about.
 *
 * @attr proposal - id of the proposal revised; empty for a new one
 * @attr version - its version when the page was made
 */
export abstract class PostingForm<S extends Schema> extends LosslessForm<S> {
  static override properties = {
    ...LosslessForm.properties,
    proposal: { type: String },
    version: { type: Number },
    merge: { state: true },
  };

  declare proposal: string;
  declare version: number;
  /** What somebody else changed meanwhile; null while nobody did. */
  declare merge: Merge | null;

  protected override readonly words = proposalWords;
  protected abstract readonly kind: ProposalKind;
  protected abstract readonly sections: readonly Section[];
  protected abstract readonly postLabel: Sentence;
  /** Where the API keeps this kind. */
  protected abstract readonly path: string;
  /** The fields of one part. */
  protected abstract fieldsOf(id: string): TemplateResult;
  /** What is read to recognise concepts. */
  protected abstract textOf(typed: Record<string, unknown>): string;
  /** Stored content as the form’s controls hold it. */
  protected held(content: object): object {
    return content;
  }

  constructor() {
    super();
    this.proposal = '';
    this.version = 0;
    this.merge = null;
    this.reviewed = true;
  }

  protected get submitLabel() {
    return this.proposal ? words.save : this.postLabel;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.initial = this.held(this.initial ?? {});
  }

  protected override fields() {
    const progress = progressOf(this.schema, this.typedSoFar, this.sections);
    return html`${sectionNav(this.sections, progress)}
      ${this.merge ? theirsShown(this.merge, this.form, this.takeTheirs) : nothing}
      ${this.sections.map((one) => section(one, this.fieldsOf(one.id)))}`;
  }

  /** Concepts and neighbours of what is written, under the text itself. */
  protected aids() {
    return html`<writing-aids
      kind=${this.kind}
      proposal=${this.proposal}
      .text=${this.textOf(this.typedSoFar)}
      .removed=${this.removedConcepts}
      @concepts-chosen=${this.keepRemoved}
    ></writing-aids>
      <input type="hidden" name="removedConcepts" @change=${() => this.requestUpdate()} />`;
  }

  protected override async send(content: Checked<S>) {
    const removed = this.removedConcepts;
    if (!this.proposal) {
      const { id } = await call<{ id: string }>('POST', `/api${this.path}`, content);
      await this.tellRemoved(id, removed);
      this.leaveFor(`${this.path}/${id}?depose=1#depose`);
      return;
    }
    try {
      await call('PUT', `/api${this.path}/${this.proposal}`, content, { ifMatch: this.version });
    } catch (error) {
      throw error instanceof Problem && error.status === 412 ? await this.mergeTheirs(error) : error;
    }
    await this.tellRemoved(this.proposal, removed);
    this.leaveFor(`${this.path}/${this.proposal}`, speak(words.saved));
  }

  /** A proposal stored is stored: a concept that could not be taken off can be taken off on its page. */
  private async tellRemoved(id: string, removed: readonly string[]) {
    for (const concept of removed)
      await call('POST', `/api/proposals/${id}/concepts`, { concept, verdict: 'removed' }).catch(() => undefined);
  }

  private get removedConcepts(): string[] {
    const held = this.querySelector<HTMLInputElement>('[name=removedConcepts]')?.value;
    return held ? held.split(' ') : [];
  }

  private readonly keepRemoved = ({ detail }: CustomEvent<readonly string[]>) => {
    const control = this.querySelector<HTMLInputElement>('[name=removedConcepts]');
    if (!control) return;
    control.value = detail.join(' ');
    control.dispatchEvent(new Event('change', { bubbles: true }));
  };

  /* Somebody else saved first */

  private async mergeTheirs(stale: Problem): Promise<Problem> {
    const current = await call<ProposalPage>('GET', `/api/proposals/${this.proposal}`);
    if (!this.form) return stale;
    const theirs = this.held(current.content);
    this.merge = mergeAnswers(asSnapshot(this.initial), asSnapshot(theirs), snapshot(this.form));
    restore(this.form, this.merge.taken);
    this.initial = theirs;
    this.version = current.version;
    return new Problem({ status: 412, code: stale.code, title: speak(words.merged) });
  }

  private readonly takeTheirs = (name: string) => {
    if (!this.form || !this.merge) return;
    const value = this.merge.clashes[name];
    if (value !== undefined) restore(this.form, { [name]: value });
    this.merge = stillClashing(this.merge, name);
  };
}
