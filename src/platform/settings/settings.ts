/** What a shop may tune about the house as a whole. */
import { z } from 'zod'
import { type SettingDefinition, setting } from './definition.ts'

/** The list of first steps on Today. */
export const firstStepsShown = setting('house.firstSteps', 'house', z.boolean(), true)

export const settings = [firstStepsShown] as readonly SettingDefinition<unknown>[]
