import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { wholeList } from './parameters';
import { currency, email, id, instant, locale, password, text, timezone } from './values';

export const signup = z
  .strictObject({
    email,
    password,
    name: text(100).optional(),
    currency: currency.optional(),
    timezone: timezone.optional(),
    locale: locale.optional(),
  })
  .meta({
    id: 'Signup',
    description: 'Without them the currency is INR, the time zone Asia/Kolkata, the locale en-IN',
    example: { email: 'asha@example.org', password: 'a long sentence is best', name: 'Asha' },
  });

export const login = z
  .strictObject({
    email,
    password,
    otp: text(20).optional().meta({ description: 'Of a second factor; without one it is not looked at' }),
  })
  .meta({ id: 'Login' });

/** Without a token in the body the web client's cookie counts. */
export const refresh = z
  .strictObject({ refreshToken: z.string().min(1).max(1000).optional() })
  .meta({ id: 'Refresh' });

export const logout = refresh.meta({ id: 'Logout' });

export const changePassword = z
  .strictObject({ currentPassword: password, newPassword: password })
  .meta({ id: 'ChangePassword' });

const tokens = {
  accessToken: z.string(),
  refreshToken: z.string().optional().meta({
    description: 'Not in the body for `X-Client: web`: there it is an HttpOnly cookie',
  }),
  tokenType: z.literal('Bearer'),
  expiresIn: z.int().positive().meta({ description: 'Seconds that the access token lives' }),
};

export const signedIn = z
  .object({
    user: z.object({ id, email: z.string(), name: z.string().nullable() }),
    bookId: id,
    ...tokens,
  })
  .meta({ id: 'SignedIn' });

export const tokenPair = z.object(tokens).meta({ id: 'TokenPair' });

export const session = z
  .object({
    id,
    device: z.string().nullable().meta({ description: 'What the client called itself' }),
    createdAt: instant,
    lastUsedAt: instant,
    isCurrent: z.boolean(),
  })
  .meta({ id: 'Session' });

export const sessionPath = z.strictObject({ id });

export const jwks = z
  .object({
    keys: z.array(
      z.looseObject({
        kty: z.literal('EC'),
        crv: z.literal('P-256'),
        alg: z.literal('ES256'),
        use: z.literal('sig'),
        kid: z.string(),
        x: z.string(),
        y: z.string(),
      }),
    ),
  })
  .meta({ id: 'KeySet' });

export const X_CLIENT = /^[!-~]{1,64}$/;
const client = z
  .string()
  .regex(X_CLIENT)
  .optional()
  .meta({ description: '`web` keeps the refresh token in an HttpOnly cookie', example: 'web' });
const door = { service: 'auth', isPersonal: true } as const;

export const authPaths: ZodOpenApiPathsObject = {
  '/v1/auth/signup': {
    post: operation({
      ...door,
      id: 'signUp',
      summary: 'Make an identity and its personal book',
      isPublic: true,
      isLimited: true,
      headers: { 'X-Client': client },
      body: signup,
      errors: [409, 422],
      answers: { 201: { description: 'Signed up and in', schema: signedIn } },
    }),
  },
  '/v1/auth/login': {
    post: operation({
      ...door,
      id: 'logIn',
      summary: 'Open a session',
      isPublic: true,
      isLimited: true,
      headers: { 'X-Client': client },
      body: login,
      errors: [401],
      answers: { 200: { description: 'In', schema: signedIn } },
    }),
  },
  '/v1/auth/refresh': {
    post: operation({
      ...door,
      id: 'refreshTokens',
      summary: 'Spend a refresh token for the next pair',
      description:
        'A spent token again within 20 s gives the same successor; later it ends the whole session.',
      isPublic: true,
      isLimited: true,
      headers: { 'X-Client': client },
      body: refresh,
      errors: [401],
      answers: { 200: { description: 'The next pair', schema: tokenPair } },
    }),
  },
  '/v1/auth/logout': {
    post: operation({
      ...door,
      id: 'logOut',
      summary: 'End this session, its access tokens too',
      answers: { 204: { description: 'Ended' } },
    }),
  },
  '/v1/auth/sessions': {
    get: operation({
      ...door,
      id: 'listSessions',
      summary: 'The devices that are signed in',
      answers: { 200: { description: 'Newest first', schema: wholeList(session) } },
    }),
  },
  '/v1/auth/sessions/{id}': {
    delete: operation({
      ...door,
      id: 'endSession',
      summary: 'Sign a device out',
      path: sessionPath,
      answers: { 204: { description: 'Ended' } },
    }),
  },
  '/v1/auth/password/change': {
    post: operation({
      ...door,
      id: 'changePassword',
      summary: 'Change the password; every other session ends',
      isLimited: true,
      body: changePassword,
      errors: [422],
      answers: { 204: { description: 'Changed' } },
    }),
  },
  '/.well-known/jwks.json': {
    get: operation({
      ...door,
      id: 'getKeySet',
      summary: 'The public keys, current and next',
      isPublic: true,
      answers: { 200: { description: 'A JSON Web Key Set', schema: jwks } },
    }),
  },
};

export type Signup = z.infer<typeof signup>;
export type Login = z.infer<typeof login>;
export type SignedIn = z.infer<typeof signedIn>;
export type TokenPair = z.infer<typeof tokenPair>;
export type Session = z.infer<typeof session>;
