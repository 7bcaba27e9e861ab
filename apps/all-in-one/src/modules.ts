import type { ModuleMetadata } from '@nestjs/common';
import type { z } from 'zod';

export const modules: NonNullable<ModuleMetadata['imports']> = [];
export const configurations: readonly z.ZodObject[] = [];
