import { daysAfter } from '../../shared/kernel/days.ts';
import type { Day } from './posted.ts';

/** How many days ago the meetings of the demonstration took place. */
export const MEETINGS_HELD = -112;

/** The minutes of one invented day of meetings, as a coordinator receives them: a document in plain text. */
export const minutesText = (
  day: Day,
): string => `# Connecteur Recherche – ${inFrench(tuesdayBefore(day(MEETINGS_HELD)))}

## Séance n° 1 : Aller vers, quand le guichet se déplace

Bus, permanences, porte-à-porte : des services sortent de leurs murs. Que cherchent-ils, et qui les attend ?

La séance a réuni des équipes de terrain et des chercheuses qui étudient le non-recours aux droits.

**Intervenant·e·s**

* Nadège Kervella, directrice, Maison des solidarités du Haut-Trégor
* Inès Abellard, sociologue, Laboratoire Mondes sociaux et territoires
* Gaspard Lenoury, médiateur numérique, Maison des solidarités du Haut-Trégor

### Pistes de réflexion

#### Aller vers qui ?

* Que deviennent, un an plus tard, les personnes rencontrées une seule fois hors du guichet ?
* Les plus éloignés des services ne sont pas toujours les plus pauvres : comment les reconnaître sans les ficher ?
* Un service qui se déplace crée-t-il une demande, ou révèle-t-il celle qui ne se disait pas ?

#### Ce que cela fait au métier

* Travailler dehors change le rapport au temps :
  * les rendez-vous se prennent de bouche à oreille,
  * les comptes rendus s’écrivent le soir,
  * l’équipe se voit moins.
* De quoi un médiateur numérique a-t-il besoin pour ne pas rester seul devant l’écran d’un autre ?

### Terrains

* Guingamp : fiches de premier accueil tenues depuis six ans, données à anonymiser avant toute étude.
* Une épicerie solidaire itinérante en Mayenne, qui accepterait des entretiens avec ses bénévoles.
* Le comptoir des droits du quartier de la gare, à Parthenay.

### Ressources

* Guide de l’aller vers, à l’usage des équipes mobiles, Maison des solidarités du Haut-Trégor
* Inès Abellard, « Revenir au guichet », communication de séminaire
* Les statistiques locales de l’Insee : https://www.insee.fr
* Un film sur les tournées d’une assistante sociale rurale, à retrouver

## Séance n° 2 : L’eau qui manque, l’eau qui monte

Restrictions l’été, submersions l’hiver : les mêmes collectivités répondent aux deux.

**Intervenant·e·s**

* Malik Tessonneau, directeur, Régie des eaux des Trois-Vallées
* Bastien Lorvellec, chargé de mission littoral, Syndicat mixte Rives et bocages
* Léopold Ansquer, géographe, Laboratoire Eaux, littoraux, sociétés

### Pistes de réflexion

#### Partager l’eau

* À quelles conditions une tarification progressive est-elle jugée juste par celles et ceux qui la paient ?
* Qui décide des usages prioritaires quand tout le monde a de bonnes raisons ?
* Les agriculteurs, les piscines et les jardins partagés n’ont pas la même facture, ni la même voix.

#### Habiter avec le risque

* Comment parler d’un départ sans le décider à la place des habitants ?
* Que faire de la mémoire des inondations quand les témoins disparaissent ?

### Terrains

* Drôme : relevés de compteurs sur huit ans, données disponibles après convention.
* Vendée : réunions de quartier d’une commune littorale, ouvertes à l’observation.
* Un registre de doléances sur les inondations de 2010, conservé aux archives municipales.

### Ressources

* Atlas des zones inondables, préfecture
* Léopold Ansquer, « Le rivage en réunion », article à paraître
* Le portail Géorisques : https://www.georisques.gouv.fr

## Séance n° 3 : Durer au travail quand on travaille pour les autres

Aides à domicile, agents d’accueil, cuisinières : des métiers du lien qui s’usent.

**Intervenant·e·s**

* Carole Desmoulins, responsable, Plateforme Autonomie des Monts
* Mathilde Reygade, ergonome, Institut pluridisciplinaire du vieillir

### Pistes de réflexion

* L’autonomie des équipes est-elle une liberté ou une charge de plus ?
* Comment compter un travail qui consiste à prendre son temps ?
* Que transmettent les agents qui partent à la retraite, et à qui ?

### Terrains

* Haute-Loire : quatre secteurs d’aide à domicile en équipes autonomes, réunions ouvertes à l’observation.
* Une cuisine centrale qui renouvelle ses postes de travail avec ses agents.

### Ressources

* Carnet d’une tournée, récit de service, Plateforme Autonomie des Monts
* Le site de l’Agence nationale pour l’amélioration des conditions de travail : https://www.anact.fr
`;

/** « mercredi 1er décembre 2026 » */
const inFrench = (iso: string): string =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' })
    .format(new Date(`${iso}T00:00:00Z`))
    .replace(/\b1 (?=\p{L})/u, '1er ');

/** Meetings are held on a Tuesday, whatever day today is. */
const tuesdayBefore = (iso: string): string => daysAfter(iso, -((new Date(`${iso}T00:00:00Z`).getUTCDay() + 5) % 7));
