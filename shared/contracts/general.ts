import type { Words } from '../kernel/words.ts';

/** Sentences that belong to no one noun: what the house itself may answer. */
export const generalWords = {
  'field-missing': { fr: 'Ce champ est à remplir.', en: 'Please fill in this field.' },
  'field-invalid': {
    fr: 'Cette valeur n’est pas de la forme attendue.',
    en: 'This value is not in the expected form.',
  },
  'text-unreadable': {
    fr: 'Ce texte contient des caractères qui ne peuvent pas être enregistrés. Effacez-le, puis saisissez-le à nouveau.',
    en: 'This text holds characters that cannot be stored. Clear it, then type it again.',
  },
  'address-unreadable': {
    fr: 'Cette adresse contient des caractères qui ne veulent rien dire ici. Revenez à la liste, puis recommencez.',
    en: 'This address holds characters that mean nothing here. Go back to the list, then try again.',
  },
  'fields-wrong': {
    fr: 'Certains champs sont à corriger : chacun dit ce qu’il attend.',
    en: 'Some fields need correcting: each says what it expects.',
  },
  'sign-in-first': { fr: 'Connectez-vous pour faire cela.', en: 'Please sign in to do this.' },
  'not-allowed': {
    fr: 'Votre rôle ne permet pas cette action. Une personne de la coordination peut vous aider.',
    en: 'Your role does not allow this. A coordinator can help you.',
  },
  'not-found': {
    fr: 'Cette page n’existe pas, ou n’existe plus. Vérifiez l’adresse, ou revenez à la liste.',
    en: 'This page does not exist, or no longer does. Check the address, or go back to the list.',
  },
  'changed-meanwhile': {
    fr: 'Quelqu’un d’autre vient de modifier ceci. Rechargez la page, puis reprenez votre modification.',
    en: 'Someone else has just changed this. Reload the page, then make your change again.',
  },
  'json-expected': { fr: 'La demande doit contenir du JSON valide.', en: 'The request must contain valid JSON.' },
  'idempotency-key-reused': {
    fr: 'Cette clé Idempotency-Key a déjà servi à demander autre chose : rien n’a été enregistré. Donnez une clé nouvelle à chaque demande.',
    en: 'This Idempotency-Key was already used to ask something else: nothing was recorded. Give each request a key of its own.',
  },
  'if-match-unreadable': {
    fr: 'L’en-tête If-Match doit reprendre l’ETag reçu, par exemple "3".',
    en: 'The If-Match header must repeat the ETag received, such as "3".',
  },
  'cursor-unreadable': {
    fr: 'Ce signet de page n’est plus lisible. Reprenez la liste depuis le début.',
    en: 'This page cursor cannot be read. Start the list again.',
  },
  'too-large': {
    fr: 'C’est trop volumineux. Réduisez l’envoi, puis recommencez.',
    en: 'This is too large. Make it smaller, then try again.',
  },
  'too-many-requests': {
    fr: 'Trop de demandes en peu de temps. Attendez une minute, puis recommencez.',
    en: 'Too many requests in a short time. Wait a minute, then try again.',
  },
  'not-from-here': {
    fr: 'Cette demande vient d’un autre site : elle n’a pas été exécutée.',
    en: 'This request came from another site: it was not carried out.',
  },
  'storage-full': {
    fr: 'Le disque du serveur est presque plein : rien n’a été enregistré. Prévenez l’administration, puis recommencez.',
    en: 'The server’s disk is nearly full: nothing was recorded. Tell the administrator, then try again.',
  },
  'database-away': {
    fr: 'La base de données ne répond pas : rien n’a été enregistré. Recommencez dans une minute.',
    en: 'The database is not answering: nothing was recorded. Try again in a minute.',
  },
  'went-wrong': {
    fr: 'Une erreur est survenue de notre côté : rien n’a été enregistré. Recommencez ; si cela dure, signalez la référence.',
    en: 'Something went wrong on our side: nothing was recorded. Try again; if it lasts, report the reference.',
  },
} as const satisfies Words;
