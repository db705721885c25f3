/** What a shop may tune about labels. */
import { z } from 'zod'
import type { SettingDefinitions } from '#platform/module.ts'
import { setting } from '#platform/settings/definition.ts'
import { languages } from '#platform/values/languages.ts'
import type { Placement } from './rules/shelf-label.ts'

/** Obeesdoo and La Louve: making the file counts as printed and placed. */
export const placement = setting<Placement>(
  'labels.placement',
  'labels',
  z.enum(['confirm', 'printed_is_placed']),
  'confirm',
)
/** The format of what has no other; empty: none. */
export const shopFormat = setting('labels.shop_format', 'labels', z.string().max(60), 'standard')
/** A second language on labels that have room for it; `none`: none. */
export const secondLanguage = setting('labels.second_language', 'labels', z.enum(['none', ...languages]), 'none')

/** Labels of what people weigh themselves name the allergens. */
export const weighingAllergens = setting('labels.weighing_allergens', 'labels', z.boolean(), true)

export const settings = [placement, shopFormat, secondLanguage, weighingAllergens] as SettingDefinitions
