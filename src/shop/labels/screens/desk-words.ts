/** States and reasons of labels as people read them. */
import type { Tone } from '#app/ui/Status.tsx'
import { t } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { listQueue } from '../contract-desk.ts'

export type QueueRow = ReplyOf<typeof listQueue>['rows'][number]

export const stateTones: Readonly<Record<QueueRow['state'], Tone>> = {
  none: 'quiet',
  no_format: 'attention',
  to_print: 'attention',
  to_place: 'news',
  up_to_date: 'fine',
  to_remove: 'refused',
}

export const reasonWords = (row: Pick<QueueRow, 'reasons' | 'asked'>): string =>
  row.reasons.map((reason) => (reason === 'asked' && row.asked ? row.asked : t(`labels.reason.${reason}`))).join(', ')

export const formatWords = (format: string | null, name: string | null): string =>
  format === null ? t('labels.no_format') : (name ?? t(`labels.format.${format}`))
