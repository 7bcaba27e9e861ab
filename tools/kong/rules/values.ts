import { z } from 'zod';

/** The small types that Kong's entities and plugins are made of. */
export const name = z.string().regex(/^[0-9A-Za-z.~_-]+$/, 'Kong takes letters, digits, ".", "-", "_", "~"');
export const host = z.string().regex(/^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?$/, 'must be a host name');
export const port = z.int().min(0).max(65_535);
export const milliseconds = z.int().min(0).max(2_147_483_646);
export const timeout = z.int().min(1).max(2_147_483_646);
export const tags = z.array(z.string().min(1)).default([]);
export const headerName = z.string().regex(/^[A-Za-z0-9_-]+$/, 'must be a header name');
export const methods = z.array(z.string().regex(/^[A-Z]+$/, 'a method is written in capitals')).min(1);

export const path = z
  .string()
  .startsWith('/')
  .refine((text) => !text.includes('//'), 'must not have empty segments');

/** `~` begins a regular expression. Kong's router reads it with Rust's engine, which looks neither ahead nor behind. */
export const routePath = z.string().check((context) => {
  const text = context.value;
  const refuse = (message: string) => context.issues.push({ code: 'custom', message, input: text });
  if (!text.startsWith('~')) {
    if (!path.safeParse(text).success) refuse('a path begins with "/" and has no empty segments');
    return;
  }
  if (!text.startsWith('~/')) refuse('a regular expression begins with "~/"');
  if (/\(\?<?[=!]|\\[1-9]/.test(text)) refuse('Kong’s router knows no look-around and no back-references');
  try {
    new RegExp(text.slice(1));
  } catch {
    refuse('is no regular expression');
  }
});
