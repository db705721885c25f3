/** A theme as it was typed; null: none. */
import { type Theme, themes } from '../../rules/themes.ts'

export const themeIn = (typed: string): Theme | null => themes.find((one) => one === typed) ?? null
