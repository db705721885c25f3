/** “17 new prices start today, 4 labels not placed (2 rises)”. */
import { t } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { readOpening } from '../contract-shelf.ts'

type Opening = Pick<ReplyOf<typeof readOpening>, 'newPrices' | 'notPlaced' | 'rises'>

export const openingWords = ({ newPrices, notPlaced, rises }: Opening): string =>
  [
    t('labels.opening.prices', { count: newPrices }),
    t('labels.opening.not_placed', { count: notPlaced }),
    ...(rises > 0 ? [t('labels.opening.rises', { count: rises })] : []),
  ].join(' ')
