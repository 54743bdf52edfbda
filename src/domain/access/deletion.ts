import { z } from 'zod';

/** Value of the field `deleted`: the heads that the deleter saw, or null for undelete (S7). */
export const deletionSchema = z.array(z.uuid()).max(1000).nullable();
