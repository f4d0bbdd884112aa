/** Where the sign-in library answers an identity provider. */
export const AUTH_PATH = '/connexion/auth';
