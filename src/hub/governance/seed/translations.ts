/** What the community of the demo has translated: a proposal in English, and by half in German; a decision in German. */
import { reviewTranslation, writeTranslation } from '#hub/translations/public.ts'
import type { ActionContext, Language } from '#platform/action.ts'

type Words = Readonly<Record<string, string>>

const sameDay: Partial<Record<Language, Words>> = {
  en: {
    title: 'Bulk bins cleaned together, on the same day',
    driver: 'Every co-op cleans its bins in its own way, and suppliers get ten different instructions.',
    requirement: 'One instruction that the morning team understands without training.',
    for_shops: 'Bins are cleaned on the same day everywhere.',
    effect_grocery: 'One hour a month for one person.',
    effect_supermarket: 'Two hours a month for two people.',
    effect_provider: 'Nothing: the software stays as it is.',
    paragraph_1: 'The bins are cleaned on the first Monday of the month, before opening.',
    paragraph_2: 'The common sheet hangs beside the bins. It fits on one page.',
    paragraph_3: 'A co-op without bulk goods has nothing to do.',
    alternatives: 'Doing nothing: everybody keeps their own instruction, and so do the suppliers.',
    cost: 'Nothing but the time of the teams.',
    criteria: 'Suppliers get one instruction only.',
  },
  de: {
    title: 'Lose Ware: gemeinsam reinigen, am selben Tag',
    driver:
      'Jede Genossenschaft reinigt ihre Behälter anders, und die Lieferanten bekommen zehn verschiedene Anweisungen.',
    paragraph_1: 'Die Behälter werden am ersten Montag des Monats vor der Öffnung gereinigt.',
    paragraph_2: 'Das gemeinsame Blatt hängt neben den Behältern. Es passt auf eine Seite.',
  },
}
const freeLabels: Partial<Record<Language, Words>> = {
  de: {
    title: 'Etiketten für das Regal sind frei',
    paragraph_1:
      'Vorlagen für Etiketten, die eine Genossenschaft entworfen hat, erscheinen unter einer freien Lizenz; jede Genossenschaft darf sie übernehmen.',
    criteria: 'Mindestens drei Genossenschaften übernehmen im Jahr eine Vorlage.',
  },
}

async function translate(
  ctx: ActionContext,
  kind: 'proposal' | 'decision',
  translated: string,
  all: Partial<Record<Language, Words>>,
  reviewed: readonly Language[],
): Promise<void> {
  for (const [language, words] of Object.entries(all) as [Language, Words][]) {
    await writeTranslation.run(ctx, { kind, translated, language, words })
    if (reviewed.includes(language)) await reviewTranslation.run(ctx, { kind, translated, language })
  }
}

export const translateSameDay = (ctx: ActionContext, rfc: string): Promise<void> =>
  translate(ctx, 'proposal', rfc, sameDay, ['en'])

export const translateFreeLabels = (ctx: ActionContext, decided: string): Promise<void> =>
  translate(ctx, 'decision', decided, freeLabels, ['de'])
