/** Where the book is, and how its accounts are called. */
import { t } from '#app/words.ts'

export const ledgerPath = '/community/money/ledger'
export const entryPath = '/community/money/ledger/:set'

export const accountWords = (account: string, about: string | null): string =>
  about === null ? t(`money.account.${account}`) : `${t(`money.account.${account}`)} · ${about}`
