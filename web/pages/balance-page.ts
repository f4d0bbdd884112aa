import { html } from 'hono/html';
import type { Balance, BalanceCounts } from '../../shared/contracts/balance.ts';
import { labelOf, territoryLevels } from '../../shared/contracts/proposal-choices.ts';
import { type Language, say } from '../../shared/kernel/words.ts';
import { percent, policySummary, words } from './balance-words.ts';
import { breadcrumb } from './breadcrumb.ts';
import { figure } from './dates.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';

type Word = keyof typeof words;
const counts = ['terrains', 'suggestions', 'interests', 'partnerships'] as const;

/** How attention is shared between territories, which terrains are forgotten, and what another rule would cost. */
export const balancePage = (frame: Frame, balance: Balance): Html => {
  const { language } = frame;
  const title = say(language, words.title);
  return layout(frame, {
    title,
    robots: 'noindex',
    wide: true,
    body: html`${breadcrumb(language, [{ href: '/coordination', label: say(language, words.coordination) }], title)}
    ${pageHeading({ title, lead: say(language, words.lead) })}
    <p>${policySummary(language, balance)}</p>
    <p><a href="/coordination/equilibre.csv" download>${say(language, words.download)}</a></p>
    <h2>${say(language, words.kinds)}</h2>
    <p class="quiet">${say(language, words.counted)}</p>
    ${table(language, 'kinds', ['kind', ...counts], byLevel(language, balance))}
    <h2>${say(language, words.departements)}</h2>
    ${
      balance.byDepartement.length
        ? table(language, 'departements', ['departement', ...counts], byDepartement(language, balance))
        : none(language)
    }
    ${asked(language, 'least', balance.least)}
    ${asked(language, 'most', balance.most)}
    <h2>${say(language, words.policies)}</h2>
    <p class="quiet">${say(language, words.policiesLead, { n: figure(language, balance.triedOn) })}</p>
    ${table(language, 'policies', ['policy', 'points', 'givenUp', 'seenMost', 'unseen'], policies(language, balance))}`,
  });
};

const none = (language: Language): Html => html`<p>${say(language, words.none)}</p>`;

const table = (language: Language, label: Word, heads: readonly Word[], rows: readonly Html[]): Html => html`<div
  class="table-scroll" tabindex="0" role="region" aria-label="${say(language, words[label])}">
  <table>
    <thead><tr>${heads.map((head) => html`<th scope="col">${say(language, words[head])}</th>`)}</tr></thead>
    <tbody>${rows}</tbody>
  </table>
</div>`;

const row = (language: Language, head: Html | string, of: BalanceCounts): Html => html`<tr>
  <th scope="row">${head}</th>
  ${counts.map((key) => html`<td>${figure(language, of[key])}</td>`)}
</tr>`;

const byLevel = (language: Language, { byLevel: levels }: Balance): Html[] =>
  levels.map((one) => row(language, say(language, labelOf(territoryLevels, one.level)), one));

const byDepartement = (language: Language, { byDepartement: departements }: Balance): Html[] =>
  departements.map((one) =>
    row(language, one.code ? `${one.label ?? ''} (${one.code})` : say(language, words.nowhere), one),
  );

const asked = (
  language: Language,
  which: 'least' | 'most',
  terrains: Balance['least'],
): Html => html`<h2>${say(language, words[which])}</h2>
  ${
    terrains.length
      ? table(
          language,
          which,
          ['terrain', 'suggestions', 'interests', 'partnerships'],
          terrains.map(
            ({ id, title, organisation, suggestions, interests, partnerships }) => html`<tr>
              <th scope="row"><a href="/terrains/${id}">${title}</a>${organisation ? html`<br /><span class="quiet">${organisation}</span>` : ''}</th>
              ${[suggestions, interests, partnerships].map((n) => html`<td>${figure(language, n)}</td>`)}
            </tr>`,
          ),
        )
      : none(language)
  }`;

const policies = (language: Language, { policies: outcomes }: Balance): Html[] =>
  outcomes.map(
    ({ policy, points, givenUp, most, unseen }) => html`<tr>
      <th scope="row">${say(language, words[policy])}</th>
      <td>${figure(language, Math.round(points))}</td>
      <td>${percent(language, givenUp)}</td>
      <td>${say(language, words.times, { n: figure(language, most) })}</td>
      <td>${figure(language, unseen)}</td>
    </tr>`,
  );
