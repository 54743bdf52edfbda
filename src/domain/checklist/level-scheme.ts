import { z } from 'zod';

/**
 * By which scale the level of an online service is meant. "Mức độ 3" alone says nothing: up to 2022
 * it was the third of four levels, since 1/7/2026 it is also one of the proactive services (decree
 * 224/2026). A figure by level is never stored without its scheme (R22).
 */
export const levelSchemes = ['four-levels', 'full-or-partial', 'proactive-four-levels'] as const;
export type LevelScheme = (typeof levelSchemes)[number];

export const levelSchemeSchema = z
  .enum(levelSchemes)
  .describe(
    'four-levels: mức độ 1-4, until mid-2022. full-or-partial: toàn trình/một phần, decree 42/2022 and 224/2026. proactive-four-levels: chủ động mức độ 1-4, from 1/7/2026.',
  );
