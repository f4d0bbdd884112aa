/** Where an open page is told what changes. */
export const NEWS_PATH = '/api/news';
